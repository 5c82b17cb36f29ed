"""What is in one message, as data: the checks compare two of these and know no Markdown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of a message.

    :param destination: where it leads, as written; entities and escapes are decoded.
    :param text: what a reader sees of it.
    :param titled: whether it has a title, which browsers show beside the pointer.
    """

    destination: str
    text: str
    titled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role of MyST: ``{name}`content```."""

    name: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything in one message, in the order in which it is written.

    :param text: the words that a reader sees, placeholders as written.
    :param literal: the same without code, roles and placeholders: where leftover marks show.
    :param placeholders: the keys of the placeholders in running text and in titles.
    :param malformed: what looks like a placeholder and is none.
    :param links: links, and addresses between angle brackets.
    :param images: images; ``text`` is their description.
    :param roles: see :class:`Role`.
    :param html: the tags and comments of raw HTML.
    :param footnotes: the labels of footnote references.
    :param code: the contents of code spans.
    :param other: what an extension of the dialect reads: its kind and content.
    :param depth: how many marks stand inside one another at most.
    :param emphasis: how many pieces are emphasised.
    :param plain: whether there is nothing but words, without a sign that Markdown knows.
    :param excess: why the message was not read at all; empty where it was.
    """

    text: str = ""
    literal: str = ""
    placeholders: tuple[str, ...] = ()
    malformed: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Link, ...] = ()
    roles: tuple[Role, ...] = ()
    html: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    other: tuple[tuple[str, str], ...] = ()
    depth: int = 0
    emphasis: int = 0
    plain: bool = False
    excess: str = ""
