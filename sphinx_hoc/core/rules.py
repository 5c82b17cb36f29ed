"""What a check is called, how much it matters, and one bad and one good example of it.

The rules are data: the documentation's page is made from them, and a test runs every
example through the gate.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from sphinx_hoc.core.check_settings import CheckSettings
from sphinx_hoc.core.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

Scope = Literal["message", "catalogue", "folder", "page", "page name", "campaign", "build"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One thing that a rule finds, and the same thing done well.

    :param bad: a msgstr, the content of a catalogue, or the name of a file; with the
        scope ``folder``, ``a -> b`` is a symbolic link.
    :param good: the same, without a finding.
    :param msgid: the source text, where ``bad`` and ``good`` are translations of one.
    :param flags: the flags of the message, as in ``#, fuzzy``.
    :param comment: a translator's comment on the bad message.
    :param settings: what the project has set.
    """

    bad: str | bytes
    good: str | bytes
    msgid: str = ""
    flags: str = ""
    comment: str = ""
    settings: CheckSettings = field(default_factory=CheckSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of finding.

    :param code: its stable name.
    :param severity: an error takes the message out, a warning and a note keep it.
    :param explanation: one or two sentences: what is checked and why.
    :param example: see :class:`Example`.
    :param scope: what the example shows.
    :param repaired: whether the message is kept in a mended form.
    """

    code: str
    severity: Severity
    explanation: str
    example: Example
    scope: Scope = "message"
    repaired: bool = False

    def finding(self, path: str, line: int, message: str, suggestion: str = "") -> Finding:
        """Return a finding of this kind."""
        return Finding(
            path=path,
            line=line,
            code=self.code,
            severity=self.severity,
            message=message,
            suggestion=suggestion,
        )


class Fault(NamedTuple):
    """What a check yields: one sentence, and what would be right."""

    message: str
    suggestion: str = ""


_RULES: dict[str, Rule] = {}


def rule(
    code: str,
    severity: Severity,
    explanation: str,
    example: Example,
    *,
    scope: Scope = "message",
    repaired: bool = False,
) -> Rule:
    """Make a rule and enter it into the list."""
    if code in _RULES:
        msg = f"two rules are called {code}"
        raise ValueError(msg)
    made = Rule(
        code=code,
        severity=severity,
        explanation=explanation,
        example=example,
        scope=scope,
        repaired=repaired,
    )
    _RULES[code] = made
    return made


def rules() -> Iterator[Rule]:
    """Yield every rule of the modules that have been imported, by code."""
    return iter(sorted(_RULES.values(), key=lambda item: item.code))


def shown(text: str, most: int = 60) -> str:
    """Return a piece of a message as a finding quotes it: short, on one line, no invisible sign."""
    text = text if len(text) <= most else f"{text[: most - 1]}…"
    return "".join(_visible(character) for character in text)


def quoted(text: str, most: int = 60) -> str:
    """Return a piece of a message between backticks, or between quotes where it holds some."""
    piece = shown(text, most)
    return f"“{piece}”" if "`" in piece else f"`{piece}`"


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return f"<U+{ord(character):04X}>"
