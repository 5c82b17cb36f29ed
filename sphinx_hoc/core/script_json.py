"""JSON that stands in a ``<script>`` element of a page."""

from __future__ import annotations

import json

_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def script_json(value: object) -> str:
    """Return a value as JSON that can't end the element that holds it.

    The characters that HTML or JavaScript give a meaning are only escapes in JSON's strings,
    where alone they can stand, so what is read back is the same.
    """
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPES)
