"""The parts of a directive as MyST reads them: arguments, options, and the body with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

_NAME = re.compile(r"\{([^\s{}]+)\}\s*(.*)", re.DOTALL)
_OPTION = re.compile(r":([^:\s][^:]*):(?:\s+(.*))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A directive of a page.

    :param line: the 1-based line of its fence.
    :param body_line: the 1-based line of its body.
    """

    name: str
    argument: str
    options: dict[str, str]
    body: str
    line: int
    body_line: int


def read_directive(info: str, content: str, line: int) -> Directive | None:
    """Return the directive of a fence, or nothing where the fence holds code.

    :param info: what stands behind the fence.
    :param line: the 1-based line of the fence.
    """
    match = _NAME.match(info.strip())
    if match is None:
        return None
    lines = content.split("\n")
    options, used = _yaml_options(lines) if content.startswith("---") else _options(lines)
    return Directive(
        name=match[1],
        argument=match[2].strip(),
        options=options,
        body="\n".join(lines[used:]),
        line=line,
        body_line=line + 1 + used,
    )


def _options(lines: list[str]) -> tuple[dict[str, str], int]:
    options: dict[str, str] = {}
    for number, line in enumerate(lines):
        match = _OPTION.match(line.strip())
        if match is None:
            return options, number
        options[match[1].strip()] = _unquoted((match[2] or "").strip())
    return options, len(lines)


def _yaml_options(lines: list[str]) -> tuple[dict[str, str], int]:
    end = next(
        (number for number, line in enumerate(lines[1:], 1) if line.startswith("---")), len(lines)
    )
    try:
        data: Any = yaml.safe_load("\n".join(lines[1:end]))
    except (yaml.YAMLError, ValueError, RecursionError):
        data = None
    found = data if isinstance(data, dict) else {}
    return {str(key): str(value) for key, value in found.items()}, min(end + 1, len(lines))


def _unquoted(text: str) -> str:
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if quoted else text
