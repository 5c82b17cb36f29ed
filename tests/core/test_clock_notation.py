"""What a page hands to its script; that the script prints the same is tested in a browser."""

from __future__ import annotations

from babel import Locale, localedata

from sphinx_hoc.core.clock_notation import _TURNS, _plural_index, clock_notation


def test_times_of_a_locale_with_day_periods() -> None:
    notation = clock_notation("en")

    assert notation["single"] == ["", "h", ":", "mm", " ", "a", ""]
    assert notation["intervals"][0][0] == "a"  # type: ignore[index]
    assert notation["periods"] == {"a": [[0, "AM"], [720, "PM"]]}
    assert notation["digits"] == "0123456789"


def test_noon_is_a_period_of_its_own() -> None:
    periods = clock_notation("zh_Hant")["periods"]

    assert periods == {
        "B": [
            [0, "午夜"],
            [1, "凌晨"],
            [300, "清晨"],
            [480, "上午"],
            [720, "中午"],
            [780, "下午"],
            [1140, "晚上"],
        ]
    }


def test_every_part_of_a_day_begins_and_ends_where_its_words_are_asked_for() -> None:
    locales = (Locale.parse(name) for name in localedata.locale_identifiers())
    rules = [locale.day_period_rules for locale in locales]
    kinds = [kind for rule in rules for kind in rule.values()]
    spans = [span for kind in kinds for spans in kind.values() for span in spans]
    seconds = [span[edge] for span in spans for edge in ("from", "before") if edge in span]
    moments = [span["at"] for span in spans if "at" in span]
    assert len(seconds) > 1000
    assert len(moments) > 500
    assert {second // 60 % (24 * 60) for second in seconds} <= {*_TURNS}
    assert {moment // 60 + past for moment in moments for past in (0, 1)} <= {*_TURNS}
    assert not any(second % 60 for second in seconds + moments)


def test_lengths_change_where_the_plural_does() -> None:
    assert clock_notation("en")["minutes"] == [[0, "{0} min"]]
    assert clock_notation("gd")["minutes"] == [
        [0, "{0} mion"],
        [1, "{0} mhion"],
        [3, "{0} mion"],
        [11, "{0} mhion"],
        [13, "{0} mion"],
    ]
    assert clock_notation("de")["thousands"] == "."


def test_the_plural_of_a_whole_number_is_that_of_the_rule_in_every_locale() -> None:
    locales = (Locale.parse(name) for name in localedata.locale_identifiers())
    rules = {repr(locale.plural_form): locale.plural_form for locale in locales}
    assert len(rules) > 30
    for rule in rules.values():
        index = _plural_index(rule)
        pairs = {(rule(number), index(number)) for number in range(1440)}
        forms, indexes = zip(*pairs, strict=True)
        assert len(pairs) == len({*forms}) == len({*indexes}), rule


def test_dates_and_digits() -> None:
    notation = clock_notation("fa")

    assert notation["digits"] == "۰۱۲۳۴۵۶۷۸۹"
    assert notation["date"] == ["", "EEEE", " ", "d", " ", "MMMM", " ", "y", ""]
    names = notation["names"]
    assert isinstance(names, dict)
    assert {field: len(words) for field, words in names.items()} == {"EEEE": 7, "MMMM": 12}  # type: ignore[arg-type]
    assert clock_notation("th")["names"]["G"] == ["ค.ศ."]  # type: ignore[call-overload,index]


def test_a_quoted_word_is_plain_text() -> None:
    assert clock_notation("de")["intervals"][0][3][-1] == " Uhr"  # type: ignore[call-overload,index]
