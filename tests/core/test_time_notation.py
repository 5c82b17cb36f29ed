from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_hoc.core import time_tokens, time_words
from sphinx_hoc.core.time_notation import (
    ClockRange,
    ClockTime,
    Length,
    NotationError,
    likely_time,
    read_time,
)

# Every one of these is ten o'clock to five past ten in the morning.
TEN_TO_FIVE_PAST = """
10:00 - 10:05
10:00-10:05
10.00–10.05
10:00 — 10:05
10:00 − 10:05
10:00 ‐ 10:05
10:00 ‑ 10:05
10:00 ~ 10:05
10:00～10:05
10:00〜10:05
10:00ー10:05
10:00 -- 10:05
10:00 → 10:05
10:00 -> 10:05
10 : 00 – 10 : 05
**10:00** - 10:05
`10:00 - 10:05`
10:00 \\- 10:05
10:00&nbsp;&ndash;&nbsp;10:05
10 - 10:05
10h00 – 10h05
10h - 10h05
10 h 00 – 10 h 05
10 h à 10 h 05 min
de 10h00 à 10h05
10:00 Uhr - 10:05 Uhr
10:00 Uhr bis 10:05 Uhr
10 Uhr - 10:05 Uhr
von 10:00 bis 10:05 Uhr
10:00 to 10:05
10:00 AM - 10:05 AM
10:00 - 10:05 am
10:00am-10:05am
10:00 a.m. - 10:05 a.m.
10:00 a. m. – 10:05 a. m.
10 am - 10:05
kl. 10.00 til 10.05
kl. 10.00–kl. 10.05
klo 10.00–10.05
10:00 a 10:05
od 10:00 do 10:05
с 10:00 до 10:05
10 ч 00 мин - 10 ч 05 мин
10:00 π.μ. - 10:05 π.μ.
10:00-10:05 π.μ
saat 10.00 - 10.05
ÖÖ 10:00 - 10:05
10:00 น. - 10:05 น.
10:00 น.ถึง 10:05 น.
오전 10:00 - 오전 10:05
오전 10시 ~ 10시 05분
10시부터 10시 5분까지
10:00부터 ~ 10:05까지
10時00分～10時05分
午前10時から10時5分まで
１０：００－１０：０５
上午 10:00 - 10:05
上午10时至10时05分
从10点到10点05分
10:00 - 10:05 صباحًا
10:00 ص إلى 10:05 ص
١٠:٠٠ - ١٠:٠٥ ص
۱۰:۰۰ تا ۱۰:۰۵
ساعت ۱۰:۰۰ تا ۱۰:۰۵ ق.ظ.
10:00 से 10:05 तक
१०:०० - १०:०५
""".strip().splitlines()


@pytest.mark.parametrize("text", TEN_TO_FIVE_PAST)
def test_a_clock_range_in_any_notation(text: str) -> None:
    assert read_time(text) == ClockRange(600, 605)


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f", "\u200f \u200e", "\u2067 \u2069"])
def test_blanks_and_direction_marks_of_every_kind(blank: str) -> None:
    assert read_time(f"{blank}10:00{blank}-{blank}10:05{blank}am") == ClockRange(600, 605)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("11:55 am - 12:05 pm", "11:55", "12:05"),
        ("12:00 am - 12:05 am", "00:00", "00:05"),
        ("12:00 - 12:05 pm", "12:00", "12:05"),
        ("1:00 - 1:30 pm", "13:00", "13:30"),
        ("13:00 - 13:30 pm", "13:00", "13:30"),
        ("오후 1:00 - 1:30", "13:00", "13:30"),
        ("午後0時30分～1時", "12:30", "13:00"),
        ("中午12:10至12:30", "12:10", "12:30"),
        ("上午11:50至中午12:10", "11:50", "12:10"),
        ("中午12:50至1:10", "12:50", "13:10"),
        ("中午12:50至下午1:10", "12:50", "13:10"),
        ("1:00 μ.μ. - 1:30 μ.μ.", "13:00", "13:30"),
        ("1:00 م - 1:30 م", "13:00", "13:30"),
        # Written once, and not true of both.
        ("11:55 - 12:05 pm", "11:55", "12:05"),
        ("9:00 - 3:00 pm", "09:00", "15:00"),
        ("11:55 am - 12:05", "11:55", "12:05"),
        ("11:00 - 13:00 pm", "11:00", "13:00"),
        # A mistake stays a mistake, and is no slot of eleven hours.
        ("10:05 - 9:15 am", "10:05", "09:15"),
        ("10:05 - 9:15 pm", "22:05", "21:15"),
        ("10:05 - 09:15", "10:05", "09:15"),
        ("23:50 - 00:10", "23:50", "00:10"),
        ("11:50 pm - 12:10", "23:50", "00:10"),
        ("23:00 - 24:00", "23:00", "24:00"),
    ],
)
def test_the_halves_of_the_day(text: str, start: str, end: str) -> None:
    assert str(read_time(text)) == f"{start} - {end}"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("11h 05", "11:05"),
        ("11:05", "11:05"),
        ("10:00 a.m.", "10:00"),
        ("10 am", "10:00"),
        ("오후 1:00", "13:00"),
        ("１０：００", "10:00"),
        ("10 Uhr", "10:00"),
        ("10 o'clock", "10:00"),
        ("10時05分", "10:05"),
        ("noon 12:00", "12:00"),
        ("24:00", "24:00"),
    ],
)
def test_a_clock_time(text: str, time: str) -> None:
    reading = read_time(text)

    assert isinstance(reading, ClockTime)
    assert str(reading) == time


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("5 min", 5),
        ("5min.", 5),
        ("5 minutes", 5),
        ("5 minutter", 5),
        ("5 Min.", 5),
        ("5 Minuten", 5),
        ("5 分", 5),
        ("5分钟", 5),
        ("5분", 5),
        ("5 мин", 5),
        ("5 хв", 5),
        ("5 λεπτά", 5),
        ("5 dk.", 5),
        ("5 นาที", 5),
        ("٥ دقائق", 5),
        ("۵ دقیقه", 5),
        ("5 मि॰", 5),
        ("5'", 5),
        ("5′", 5),
        ("90 min", 90),
        ("1 h", 60),
        ("1 hour", 60),
        ("2 Std.", 120),
        ("1 h 30 min", 90),
        ("1時間30分", 90),
    ],
)
def test_a_length(text: str, minutes: int) -> None:
    assert read_time(text) == Length(minutes)


@pytest.mark.parametrize(
    ("text", "why", "likely"),
    [
        ("", "is empty", None),
        (" .\u200f ", "is empty", None),
        ("10;40 - 11:00", "can't be read", "10:40 - 11:00"),
        ("10,40 - 11,00", "can't be read", "10:40 - 11:00"),
        ("10 40 - 11 00", "can't be read", "10:40 - 11:00"),
        ("1040 - 1100", "the number 1040", "10:40 - 11:00"),
        ("Lunch 10:40 - 11:00", "can't be read", "10:40 - 11:00"),
        ("99:00 - 10:00", "the hour 99", None),
        ("24:30", "the hour 24", None),
        ("10:75", "the minute 75", None),
        ("23:75", "the minute 75", None),
        ("10:5", "two digits", None),
        ("10", "a bare number", None),
        ("10 - 15", "two bare numbers", None),
        ("13:00 am", "before noon", None),
        ("10:00 -", "can't be read", None),
        ("- 10:00", "can't be read", None),
        ("10:00 - 10:05 - 10:10", "can't be read", None),
        ("10:00:00", "can't be read", None),
        ("10:00 (5 min)", "can't be read", None),
        ("99999 min", "too long", None),
        ("10:00 amanhã", "can't be read", "10:00"),
        ("lunch", "can't be read", None),
        ("10:00 - 10:05" + " " * 200, "too long", None),
    ],
)
def test_what_is_no_time_says_why(text: str, why: str, likely: str | None) -> None:
    with pytest.raises(NotationError, match=why):
        read_time(text)
    assert str(likely_time(text)) == str(likely)


def test_no_word_has_two_meanings() -> None:
    lines = [value for name, value in vars(time_words).items() if name.isupper()]
    words = [time_tokens._plain(word) for line in lines for word in line.split()]

    assert sorted(words) == sorted(set(words))


@given(
    st.text(alphabet=st.sampled_from("0123456789:.-–hamp午前時分 ~;'น&#x\u200f٣９"), max_size=40)
)
def test_whatever_is_read_can_be_read_again(text: str) -> None:
    try:
        reading = read_time(text)
    except NotationError:
        return
    assert read_time(str(reading)) == reading


def test_a_long_cell_is_not_looked_into() -> None:
    with pytest.raises(NotationError, match="too long"):
        read_time("10:00 - " * 20_000)
    assert likely_time("10;00 " + " " * 100_000) is None


@pytest.mark.parametrize("piece", ["1", "a", "10:", "a. m", "-", "時", " ", ".", "&", "🙂", "'"])
def test_the_tokens_take_time_in_proportion_to_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        began = process_time()
        time_tokens.tokens_of(text)
        return process_time() - began

    small, large = (min(seconds(times) for _ in range(3)) for times in (5_000, 40_000))
    assert large < small * 8 * 4  # eight times the text; in square it would be 64 times
