"""The placeholders of a page: known, well written, and of the kind that fits their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_hoc.core import page_rules as rules
from sphinx_hoc.core.campaign import unknown_placeholder
from sphinx_hoc.core.placeholders import PLACEHOLDER, keys_in, malformed_in, written
from sphinx_hoc.core.rules import Fault
from sphinx_hoc.core.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_hoc.core.campaign import Campaign
    from sphinx_hoc.core.page_constructs import Found
    from sphinx_hoc.markdown.directives import Directive
    from sphinx_hoc.markdown.page_tokens import Piece

_ADDRESSES = {Kind.URL, Kind.FILE}
_ADDRESS_OPTIONS = ("url", "link", "target")


def text_faults(piece: Piece, campaign: Campaign) -> Iterator[Found]:
    """Yield what is wrong with the placeholders of one token."""
    token = piece.token
    match token.type:
        case "placeholder":
            yield from _in_text(token.meta["key"], campaign)
        case "placeholder_malformed":
            yield _malformed(token.content)
        case "link_open" | "image":
            address = token.attrs.get("href", token.attrs.get("src", ""))
            yield from address_faults(str(address), campaign)
            yield from _plain(str(token.attrs.get("title", "")), campaign)
        case "html_block":
            yield from _in_html(token.content)
        case "front_matter_line":
            yield from _plain(token.content, campaign)
        case "fence" | "colon_fence" if piece.directive is not None:
            yield from _in_options(piece.directive, campaign)


def _in_text(key: str, campaign: Campaign) -> Iterator[Found]:
    yield from _known(key, campaign)
    if _kind(key, campaign) is Kind.BLOCK:
        fault = Fault(
            f"`{written(key)}` is a block and stands inside other text.",
            "Put it alone in its paragraph, with an empty line before and after.",
        )
        yield rules.KIND, fault


def _in_html(html: str) -> Iterator[Found]:
    for match in PLACEHOLDER.finditer(html):
        fault = Fault(
            f"`{match[0]}` stands in raw HTML, where nothing is replaced.",
            "Write the link or the image in Markdown.",
        )
        yield rules.KIND, fault


def _in_options(directive: Directive, campaign: Campaign) -> Iterator[Found]:
    for name, value in directive.options.items():
        check = address_faults if name in _ADDRESS_OPTIONS else _plain
        yield from check(value, campaign)


def address_faults(address: str, campaign: Campaign) -> Iterator[Found]:
    """Yield what is wrong with the placeholders of an address."""
    if "{{" not in address:
        return
    alone = PLACEHOLDER.fullmatch(address.strip()) is not None
    for key in keys_in(address):
        kind = _kind(key, campaign)
        if kind is None:
            yield from _known(key, campaign)
        elif kind not in _ADDRESSES and (alone or kind is not Kind.TEXT):
            yield (
                rules.KIND,
                Fault(
                    f"`{written(key)}` is a {kind}, and a link needs an address.",
                    _listed(campaign),
                ),
            )


def _plain(text: str, campaign: Campaign) -> Iterator[Found]:
    """Placeholders in a text that is no Markdown."""
    for key in keys_in(text):
        yield from _known(key, campaign)
    for piece in malformed_in(text):
        yield _malformed(piece)


def _malformed(text: str) -> Found:
    return rules.MALFORMED, Fault(
        f"`{text}` is not a placeholder.",
        "Write `{{ group/name }}`, or `\\{{` where the braces are meant as text.",
    )


def _known(key: str, campaign: Campaign) -> Iterator[Found]:
    if key not in campaign.definitions:
        yield rules.UNKNOWN, Fault(*unknown_placeholder(campaign, key))


def _kind(key: str, campaign: Campaign) -> Kind | None:
    definition = campaign.definitions.get(key)
    return definition.kind if definition else None


def _listed(campaign: Campaign) -> str:
    known = [key for key, item in campaign.definitions.items() if item.kind in _ADDRESSES]
    listed = ", ".join(f"`{written(key)}`" for key in sorted(known)[:6])
    return f"Addresses of this campaign are {listed}."
