"""JSON that stands in a ``<script>`` element of a page."""

from __future__ import annotations

import json
import re

_MEANINGFUL = re.compile("[<>&\u2028\u2029]")


def script_json(value: object) -> str:
    """Return a value as JSON that can't end the element that holds it.

    The characters that HTML or JavaScript give a meaning are only escapes in JSON's strings,
    where alone they can stand, so what is read back is the same.
    """
    return _MEANINGFUL.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
