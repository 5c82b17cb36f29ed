"""The examples of the rules as a person reads them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from sphinx_hoc.core.check_settings import CheckSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_hoc.core.rules import Rule

_MOST_SHOWN = 400


def example_lines(rule: Rule) -> Iterator[tuple[str, list[str]]]:
    """Yield the bad and the good example of a rule, each with its label."""
    settings = _settings(rule.example.settings)
    if settings:
        yield "With this in the campaign file", ["[checks]", *settings]
    yield "Bad", _lines(rule, rule.example.bad, bad=True)
    yield "Good", _lines(rule, rule.example.good, bad=False)


def _settings(settings: CheckSettings) -> list[str]:
    default = CheckSettings()
    changed = [
        (item.name, getattr(settings, item.name))
        for item in fields(CheckSettings)
        if getattr(settings, item.name) != getattr(default, item.name)
    ]
    return [
        f"{name} = {list(value) if isinstance(value, tuple) else value}" for name, value in changed
    ]


def _lines(rule: Rule, example: str | bytes, *, bad: bool) -> list[str]:
    text = example.decode("latin-1") if isinstance(example, bytes) else example
    text = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]} …"
    if rule.scope != "message":
        return [_visible(line) for line in text.rstrip("\n").split("\n")]
    comments = [f"# {rule.example.comment}"] if bad and rule.example.comment else []
    flags = [f"#, {rule.example.flags}"] if bad and rule.example.flags else []
    return [
        *comments,
        *flags,
        f"msgid {_quoted(rule.example.msgid)}",
        f"msgstr {_quoted(text)}",
    ]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{_visible(escaped)}"'


def _visible(text: str) -> str:
    """A text whose invisible signs can be seen."""
    return "".join(
        sign if sign.isprintable() or sign == "\t" else f"<U+{ord(sign):04X}>" for sign in text
    )
