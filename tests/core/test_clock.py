from __future__ import annotations

import unicodedata
from datetime import date, time

import pytest
from babel import Locale, UnknownLocaleError, localedata
from babel.dates import format_interval
from hypothesis import given
from hypothesis import strategies as st

from sphinx_hoc.core import clock

_NAMES = """
    en nb nn de fr es pt_BR ja zh_Hans zh_Hant ar fa hi uk tr ko el pl th ru sv
    it nl fi da cs hu he vi id ro bg my mr ar_EG zh_CN zh_TW bn te
"""
LOCALES = _NAMES.split()
# The languages in which a clock has twelve hours and a word for the half of the day.
TWELVE_HOURS = {"en", "zh_Hant", "zh_TW", "ar", "ar_EG", "hi", "ko", "el", "mr", "bn", "te"}
TIMES = [
    (time(10), time(10, 5)),
    (time(11, 50), time(12, 10)),
    (time(9, 50), time(10)),
    (time(0), time(0, 5)),
    (time(0), time(12)),
    (time(13, 5), time(23, 59)),
]
# Babel fails on the first two, and prints the English AM and PM in Korean.
NOT_AS_BABEL = {"zh_Hant", "zh_TW", "ko"}
AS_BABEL = [locale for locale in LOCALES if locale not in NOT_AS_BABEL]


def joined(start: time, end: time, locale: str) -> str:
    return "".join(part.text for part in clock.time_range(start, end, locale))


def latin(text: str) -> str:
    return "".join(str(unicodedata.decimal(char, char)) for char in text)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_day_period_is_written_where_the_language_writes_it(locale: str) -> None:
    morning, evening = (clock.format_time(time(hour, 7), locale) for hour in (8, 20))

    assert ("20" in latin(evening)) is (locale not in TWELVE_HOURS)
    assert latin(morning).count("07") == 1


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "1:05 PM"),
        ("nn", "13:05"),
        ("fi", "13.05"),
        ("pt_BR", "13:05"),
        ("ja", "13:05"),
        ("ko", "오후 1:05"),
        ("zh_CN", "13:05"),
        ("zh-CN", "13:05"),
        ("zh_Hant", "下午1:05"),
        ("el", "1:05\u202fμ.μ."),
        ("ar", "1:05 م"),
        ("ar_EG", "١:٠٥ م"),
        ("fa", "۱۳:۰۵"),
        ("hi", "1:05 pm"),
        ("th", "13:05 น."),
    ],
)
def test_format_time(locale: str, text: str) -> None:
    assert clock.format_time(time(13, 5), locale) == text


@pytest.mark.parametrize("locale", AS_BABEL)
@pytest.mark.parametrize(("start", "end"), TIMES)
def test_a_range_is_what_babel_says(locale: str, start: time, end: time) -> None:
    skeleton = "hm" if locale in TWELVE_HOURS else "Hm"

    found = latin(joined(start, end, locale))
    assert found == format_interval(start, end, skeleton, locale=locale)


@pytest.mark.parametrize(
    ("locale", "start", "end", "parts"),
    [
        ("en", time(10), time(10, 5), ["10:00", "\u2009–\u2009", "10:05\u202fAM"]),
        ("en", time(11, 50), time(12, 10), ["11:50\u202fAM", "\u2009–\u2009", "12:10\u202fPM"]),
        ("nn", time(10), time(10, 5), ["10:00", "–", "10:05"]),
        ("de", time(10), time(10, 5), ["10:00", "–", "10:05 Uhr"]),
        ("th", time(10), time(10, 5), ["10:00 น.", " – ", "10:05 น."]),
        ("bg", time(10), time(10, 5), ["10:00 ч.", " – ", "10:05 ч."]),
        ("ja", time(10), time(10, 5), ["10時00分", "～", "10時05分"]),
        ("fa", time(10), time(10, 5), ["۱۰:۰۰", " تا ", "۱۰:۰۵"]),
        ("ko", time(10), time(10, 5), ["오전 10:00", "~", "10:05"]),
        ("ko", time(11, 50), time(12, 10), ["오전 11:50", " ~ ", "오후 12:10"]),
        ("zh_Hant", time(10), time(10, 5), ["上午10:00", "至", "10:05"]),
        ("zh_Hant", time(11, 50), time(12, 10), ["上午11:50", "至", "中午12:10"]),
        ("zh_HK", time(11, 50), time(12, 10), ["上午11:50", "至", "下午12:10"]),
        ("ar", time(11, 50), time(12, 10), ["11:50 ص", "\u2009–\u2009", "12:10 م"]),
        ("ar", time(10), time(10, 5), ["10:00", "–", "10:05 ص"]),
    ],
)
def test_a_range_is_cut_around_its_times(
    locale: str, start: time, end: time, parts: list[str]
) -> None:
    found = clock.time_range(start, end, locale)

    assert [part.text for part in found] == parts
    assert [part.time for part in found] == [start, None, end]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_range_of_one_time_is_that_time(locale: str) -> None:
    one = time(10)

    assert clock.time_range(one, one, locale) == (
        clock.TimePart(clock.format_time(one, locale), one),
    )
    # Seconds are never printed, so these two look the same.
    assert len(clock.time_range(one, time(10, 0, 30), locale)) == 1


@given(start=st.times(), end=st.times(), locale=st.sampled_from(LOCALES))
def test_each_time_of_a_range_is_in_its_own_part(start: time, end: time, locale: str) -> None:
    parts = clock.time_range(start, end, locale)

    alike = clock.format_time(start, locale) == clock.format_time(end, locale)
    times = [start] if alike else [start, end]
    assert [part.time for part in parts if part.time is not None] == times
    for part in parts:
        assert part.time is None or f"{part.time.minute:02}" in latin(part.text)


def test_an_interval_without_a_pattern_uses_the_fallback(monkeypatch: pytest.MonkeyPatch) -> None:
    times = clock._times("fa")
    monkeypatch.setattr(
        clock, "_times", lambda _: clock._Times(locale=times.locale, single="H:mm", intervals={})
    )

    assert joined(time(10), time(10, 5), "fa") == "۱۰:۰۰ تا ۱۰:۰۵"


DAY = date(2026, 12, 7)


@pytest.mark.parametrize(
    ("locale", "width", "text"),
    [
        ("en", "short", "December 7"),
        ("en", "long", "December 7, 2026"),
        ("en", "full", "Monday, December 7, 2026"),
        ("nn", "short", "7. desember"),
        ("nn", "long", "7. desember 2026"),
        ("nn", "full", "måndag 7. desember 2026"),
        ("pt_BR", "short", "7 de dezembro"),
        ("ja", "short", "12月7日"),
        ("ar", "short", "7 ديسمبر"),
        ("ar_EG", "long", "٧ ديسمبر ٢٠٢٦"),
        ("fa", "year", "۲۰۲۶"),
        ("ja", "year", "2026"),
        ("fa", "iso", "2026-12-07"),
    ],
)
def test_format_date(locale: str, width: clock.DateWidth, text: str) -> None:
    assert clock.format_date(DAY, locale, width) == text


@pytest.mark.parametrize(
    ("locale", "width", "text"),
    [
        ("en", "short", "December 7 – 13"),
        ("en", "long", "December 7 – 13, 2026"),
        ("en", "full", "Monday, December 7 – Sunday, December 13, 2026"),
        ("en", "year", "2026"),
        ("en", "iso", "2026-12-07/2026-12-13"),
        ("nn", "short", "7.–13. desember"),
        ("nn", "full", "måndag 7.–søndag 13. desember 2026"),
        ("de", "full", "Montag, 7. – Sonntag, 13. Dezember 2026"),
        ("es", "short", "7–13 de diciembre"),
        ("sv", "full", "måndag 7 december–söndag 13 december 2026"),
        ("it", "short", "7–13 dicembre"),
        ("fi", "full", "maanantai 7. – sunnuntai 13. joulukuuta 2026"),
        ("cs", "short", "7. prosince – 13. prosince"),
        ("ko", "short", "12월 7일~13일"),
        ("zh_Hans", "full", "2026年12月7日星期一至13日星期日"),
        ("fa", "short", "۷ تا ۱۳ دسامبر"),
        ("ru", "full", "понедельник, 7 – воскресенье, 13 декабря 2026 г."),
    ],
)
def test_format_date_range(locale: str, width: clock.DateWidth, text: str) -> None:
    found = clock.format_date_range(DAY, date(2026, 12, 13), locale, width)

    assert found.replace("\u2009", " ").replace("\u202f", " ") == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2026, 11, 30), date(2026, 12, 6), "30. november–6. desember 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28. desember 2026–3. januar 2027"),
        (DAY, DAY, "7. desember 2026"),
    ],
)
def test_a_range_says_once_what_its_ends_share(start: date, end: date, text: str) -> None:
    assert clock.format_date_range(start, end, "nn", "long") == text


def test_a_range_over_two_years_names_both() -> None:
    assert clock.format_date_range(DAY, date(2027, 1, 3), "nn", "year") == "2026–2027"


@pytest.mark.parametrize(
    ("locale", "text"),
    [("en", "5 min"), ("de", "5 Min."), ("ja", "5 分"), ("fa", "۵ دقیقه"), ("my", "၅ မိနစ်")],
)
def test_format_duration(locale: str, text: str) -> None:
    assert clock.format_duration(5, locale) == text


def test_every_language_of_cldr_has_what_the_clock_needs() -> None:
    languages = [name for name in localedata.locale_identifiers() if "_" not in name]
    for name in languages:
        assert Locale.parse(name).default_numbering_system in clock._ZEROS
        assert set(clock._times(name).intervals) in ({"a", "h", "m"}, {"H", "m"}), name
        for width in ("short", "long", "full", "year"):
            text = clock.format_date_range(DAY, date(2026, 12, 13), name, width)
            assert "13" in latin(text) or width == "year", name


def test_the_digits_are_those_of_unicode() -> None:
    for zero in clock._ZEROS.values():
        assert [unicodedata.decimal(chr(zero + digit)) for digit in range(10)] == list(range(10))


def test_a_language_that_cldr_does_not_know_is_an_error() -> None:
    with pytest.raises(UnknownLocaleError):
        clock.format_time(time(10), "xx")
