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
    from sphinx_hoc.markdown.page_tokens import Piece

_ADDRESSES = {Kind.URL, Kind.FILE}
_ADDRESS_OPTIONS = ("url", "link", "target")


def text_faults(piece: Piece, campaign: Campaign) -> Iterator[Found]:
    """Yield what is wrong with the placeholders of one token."""
    token = piece.token
    match token.type:
        case "placeholder":
            yield from _known(token.meta["key"], campaign)
            if _kind(token.meta["key"], campaign) is Kind.BLOCK:
                yield rules.KIND, Fault(
                    f"`{written(token.meta['key'])}` is a block and stands inside other text.",
                    "Put it alone in its paragraph, with an empty line before and after.",
                )
        case "placeholder_malformed":
            yield _malformed(token.content)
        case "link_open" | "image":
            for name in ("href", "src"):
                yield from address_faults(str(token.attrs.get(name, "")), campaign)
            yield from _plain(str(token.attrs.get("title", "")), campaign)
        case "html_block":
            for match in PLACEHOLDER.finditer(token.content):
                yield rules.KIND, Fault(
                    f"`{match[0]}` stands in raw HTML, where nothing is replaced.",
                    "Write the link or the image in Markdown.",
                )
        case "front_matter":
            yield from _plain(token.content, campaign)
        case "fence" | "colon_fence" if piece.directive is not None:
            for name, value in piece.directive.options.items():
                if name in _ADDRESS_OPTIONS:
                    yield from address_faults(value, campaign)
                else:
                    yield from _plain(value, campaign)


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
            yield rules.KIND, Fault(
                f"`{written(key)}` is a {kind}, and a link needs an address.",
                _listed(campaign),
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
