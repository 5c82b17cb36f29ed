"""Checks that a translation holds what its source text holds, in any order, and no more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_hoc.core.check_registry import MARKED, check
from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.pairs import meant, missing
from sphinx_hoc.core.placeholders import keys_in, malformed_in, written
from sphinx_hoc.core.rules import Example, Fault, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_hoc.core.pairs import Pair
    from sphinx_hoc.core.reading import Role

_LABEL = re.compile(r"\[([^\[\]]+)\]\[([^\[\]]*)\]")
_IMAGE = re.compile(r"!\[[^\[\]]+\]")
_TARGET = re.compile(r"<([^<>]*)>\s*$")
_TEXT_ROLES = frozenset(
    {
        *("abbr", "abbreviation", "emphasis", "strong", "title", "title-reference"),
        *("guilabel", "kbd", "menuselection"),
        *("sub", "subscript", "sup", "superscript"),
    }
)
"""Roles whose content is words; the content of any other says where it leads."""


@check(
    "message-placeholder",
    Severity.ERROR,
    "A translation has the placeholders of its source text, each as often, in any order. Their "
    "names are never translated: they are looked up in the campaign file.",
    Example(
        msgid="See our [videos]({{ promote/videos }}) on {{ campaign_date/start }}.",
        bad="Sjå [videoane]({{ promote/videos }}) våre {{ kampanje_dato/start }}.",
        good="Den {{ campaign_date/start }} kan du sjå [videoane]({{ promote/videos }}) våre.",
    ),
    stage=MARKED,
)
def check_placeholders(pair: Pair) -> Iterator[Fault]:
    """Yield what is wrong with the placeholders in running text and titles."""
    source, target = pair.source, pair.target
    lost = missing(source.placeholders, target.placeholders)
    wrong = [*map(written, missing(target.placeholders, source.placeholders))]
    wrong += missing(target.malformed, source.malformed)
    for text in wrong:
        near = meant(text.strip("{} \t\n"), lost)
        if near:
            lost.remove(near)
        yield _wrong_placeholder(text, near, source.placeholders)
    for key in lost:
        yield Fault(
            f"The placeholder `{written(key)}` of the source text is missing.",
            f"Put `{written(key)}` into the translation, as it is.",
        )
    if not wrong and not lost and "{{" in pair.msgstr:
        yield from _hidden_placeholders(pair)


def _hidden_placeholders(pair: Pair) -> Iterator[Fault]:
    """Yield what is text in Markdown and may be none in a title, which is not Markdown.

    Placeholders in addresses are part of these, and are compared there.
    """
    addresses = [link.destination for link in (*pair.target.links, *pair.target.images)]
    known = [*keys_in(pair.msgid), *keys_in(" ".join(addresses))]
    wrong = [*map(written, missing([*keys_in(pair.msgstr)], known))]
    wrong += missing([*malformed_in(pair.msgstr)], [*malformed_in(pair.msgid)])
    for text in wrong:
        yield _wrong_placeholder(text, "", ())
    if not wrong and pair.target.literal.count("{{") > pair.source.literal.count("{{"):
        yield Fault("`{{` begins no placeholder here.", "Take the braces out.")


def _wrong_placeholder(text: str, near: str, known: tuple[str, ...]) -> Fault:
    if near:
        suggestion = f"Did you mean `{written(near)}`?"
        return Fault(f"{quoted(text)} is not a placeholder of the source text.", suggestion)
    if text.strip("{} ") in known:
        return Fault(
            f"{quoted(text)} stands here more often than in the source text.",
            "Take one of them out.",
        )
    return Fault(f"{quoted(text)} is not a placeholder of the source text.", "Take it out.")


@check(
    "message-role",
    Severity.ERROR,
    "A translation has the roles of its source text, with the same targets. A role can read "
    "files and make links, so a translation adds none.",
    Example(
        msgid="Read {doc}`the guide <guide>`.",
        bad="Les {doc}`rettleiinga <rettleiing>`.",
        good="Les {doc}`rettleiinga <guide>`.",
    ),
    stage=MARKED,
)
def check_roles(pair: Pair) -> Iterator[Fault]:
    """Yield each role that only one of the two has."""
    wanted, found = map(_role_key, pair.source.roles), map(_role_key, pair.target.roles)
    yield from _differences("role", list(wanted), list(found))


def _role_key(role: Role) -> str:
    target = _TARGET.search(role.content)
    if target is not None:
        return f"{{{role.name}}}`… <{target[1].strip()}>`"
    if role.name in _TEXT_ROLES:
        return f"{{{role.name}}}`…`"
    return f"{{{role.name}}}`… <{role.content.strip()}>`"


@check(
    "message-footnote",
    Severity.ERROR,
    "A translation refers to the footnotes of its source text.",
    Example(msgid="Bring a cable.[^1]", bad="Ta med ein kabel.", good="Ta med ein kabel.[^1]"),
    stage=MARKED,
)
def check_footnotes(pair: Pair) -> Iterator[Fault]:
    """Yield each footnote that only one of the two refers to."""
    wanted = [f"[^{label}]" for label in pair.source.footnotes]
    found = [f"[^{label}]" for label in pair.target.footnotes]
    yield from _differences("footnote", wanted, found)


@check(
    "message-reference",
    Severity.ERROR,
    "In `[text][label]` the label names an address of the page, so it is never translated.",
    Example(
        msgid="See the [kit][press].", bad="Sjå [pakken][presse].", good="Sjå [pakken][press]."
    ),
    stage=MARKED,
)
def check_references(pair: Pair) -> Iterator[Fault]:
    """Yield each label that only one of the two refers to."""
    wanted, found = _labels(pair.source.literal), _labels(pair.target.literal)
    yield from _differences("label", wanted, found)


def _labels(text: str) -> list[str]:
    """The labels of links, and those of images, of which the short form counts too."""
    found = _LABEL.findall(text) if "][" in text else []
    labels = [f"[{' '.join((label or words).casefold().split())}]" for words, label in found]
    return labels + (_IMAGE.findall(text) if "![" in text else [])


@check(
    "message-html",
    Severity.ERROR,
    "A translation holds no HTML of its own: a tag could run a script, and one that is not "
    "closed takes the rest of the page with it. `<` and `&` are fine as text.",
    Example(
        msgid="Thank you!",
        bad="Takk!</ul>",
        good="Takk, så er 2 < 3 & ferdig!",
    ),
    stage=MARKED,
)
def check_html(pair: Pair) -> Iterator[Fault]:
    """Yield each tag and comment that only one of the two has."""
    yield from _differences("HTML", list(pair.source.html), list(pair.target.html))


@check(
    "message-markup",
    Severity.ERROR,
    "Attributes in braces, formulas and other things of a Markdown extension are those of the "
    "source text.",
    Example(
        msgid="Open the [kit](https://example.org/kit).",
        bad="Opne [pakken](https://example.org/kit){onclick=alert(1)}.",
        good="Opne [pakken](https://example.org/kit).",
    ),
    stage=MARKED,
)
def check_markup(pair: Pair) -> Iterator[Fault]:
    """Yield what only one of the two has of extensions, also where none is switched on."""
    wanted, found = (
        [content or kind for kind, content in reading.other]
        for reading in (pair.source, pair.target)
    )
    faults = list(_differences("markup", wanted, found))
    yield from faults
    if not faults:
        wanted, found = _ATTRIBUTES.findall(pair.msgid), _ATTRIBUTES.findall(pair.msgstr)
        yield from _differences("attribute list", wanted, found)


_ATTRIBUTES = re.compile(r"[\])`](\{(?![{}])[^{}`\n]*[=#.:][^{}`\n]*\})")


def _differences(kind: str, wanted: list[str], found: list[str]) -> Iterator[Fault]:
    """Yield a fault for each that is too many, and for each that is missing and not meant by it."""
    lost = missing(wanted, found)
    for extra in missing(found, wanted):
        near = meant(extra, lost)
        if near:
            lost.remove(near)
        suggestion = f"Did you mean {quoted(near)}?" if near else "Take it out."
        yield Fault(f"The {kind} {quoted(extra)} is not in the source text.", suggestion)
    for item in lost:
        yield Fault(
            f"The {kind} {quoted(item)} of the source text is missing.",
            "Put it into the translation.",
        )
