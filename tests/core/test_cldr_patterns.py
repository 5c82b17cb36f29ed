from __future__ import annotations

import pytest

from sphinx_hoc.core import cldr_patterns


@pytest.mark.parametrize(
    ("pattern", "fields"),
    [
        ("HH:mm", {"HH", "mm"}),
        ("d 'de' MMMM 'de' y", {"d", "MMMM", "y"}),
        ("h 'o''clock' a", {"h", "a"}),
        ("y年M月d日", {"y", "M", "d"}),
        ("", set()),
    ],
)
def test_fields(pattern: str, fields: set[str]) -> None:
    assert cldr_patterns.fields(pattern) == fields


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("HH:mm", ("", "HH", ":", "mm", "")),
        ("Bh:mm", ("", "B", "", "h", ":", "mm", "")),
        ("d 'de' MMMM 'o''clock' ''", ("", "d", " de ", "MMMM", " o'clock '")),
        ("'mm' H", ("mm ", "H", "")),
        ("", ("",)),
    ],
)
def test_parts_are_texts_and_fields_in_turns(pattern: str, parts: tuple[str, ...]) -> None:
    assert cldr_patterns.parts(pattern) == parts


def test_exchange_leaves_quoted_words_and_other_widths() -> None:
    pattern = cldr_patterns.exchange("E 'MMM' d MMM MMMM", {"MMM": "LLLL", "E": "EEEE"})

    assert pattern == "EEEE 'MMM' d LLLL MMMM"


@pytest.mark.parametrize(
    ("first", "second", "parts"),
    [
        ("HH:mm–", "HH:mm 'Uhr'", ("HH:mm", "–", "HH:mm 'Uhr'")),
        ("H:mm 'h' – ", "H:mm 'h'", ("H:mm 'h'", " – ", "H:mm 'h'")),
        ("H'h'mm 'to' ", "H'h'mm", ("H'h'mm", " to ", "H'h'mm")),
        ("H 'o''clock' ''-", "H", ("H", " o'clock '-", "H")),
        ("no field 12".replace("no field", "'x'"), "H", ("'x' 12", "", "H")),
    ],
)
def test_split_interval(first: str, second: str, parts: tuple[str, str, str]) -> None:
    assert cldr_patterns.split_interval(first, second) == parts
