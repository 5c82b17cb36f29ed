from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_hoc.core import catalogue_rules  # noqa: F401 - it enters its rules
from sphinx_hoc.core.check_settings import CheckSettings, read_checks
from sphinx_hoc.core.checks import check_pair
from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.languages import language
from sphinx_hoc.core.pairs import Pair
from sphinx_hoc.core.rules import rules
from sphinx_hoc.core.toml_section import Section, TomlReport
from sphinx_hoc.markdown.reading import message_reader

READ = message_reader()
HOSTILE = Path(__file__).parent.parent / "hostile"
SAFE = {"msgid": "See the [kit](https://example.org/kit) on {{ campaign_date/start }}."}


def load(name: str) -> list[dict]:
    return tomllib.loads((HOSTILE / name).read_text(encoding="utf-8"))["message"]


def pair_of(
    msgid: str, msgstr: str, tag: str = "nn", settings: CheckSettings | None = None
) -> Pair:
    return Pair(
        msgid=msgid,
        msgstr=msgstr,
        language=language(tag),
        settings=settings or CheckSettings(),
        read=READ,
    )


def codes(verdict) -> list[str]:
    return sorted({rule.code for rule, _ in verdict.faults})


@pytest.mark.parametrize("message", load("messages.toml"), ids=lambda item: item["name"])
def test_a_hostile_message_ends_as_it_is_said_to(message):
    msgstr = message["msgstr"] * message.get("times", 1)
    verdict = check_pair(pair_of(message["msgid"], msgstr))
    assert codes(verdict) == message["codes"]
    if message["outcome"] == "fallback":
        assert verdict.text is None
    elif message["outcome"] == "kept":
        assert verdict.text == msgstr
    else:
        assert verdict.text != msgstr
        assert verdict.text == message.get("shown", verdict.text)


@pytest.mark.parametrize("message", load("ordinary.toml"), ids=lambda item: item["msgstr"][:30])
def test_an_ordinary_translation_raises_nothing(message):
    pair = pair_of(message["msgid"], message["msgstr"], message.get("language", "nn"))
    assert check_pair(pair) == (message["msgstr"], [])


@pytest.mark.parametrize("message", load("messages.toml"), ids=lambda item: item["name"])
def test_what_was_repaired_needs_no_repair(message):
    msgstr = message["msgstr"] * message.get("times", 1)
    shown = check_pair(pair_of(message["msgid"], msgstr)).text
    if shown is not None:
        assert check_pair(pair_of(message["msgid"], shown)).text == shown


RULES = [rule for rule in rules() if rule.scope == "message"]


@pytest.mark.parametrize("rule", RULES, ids=lambda item: item.code)
def test_a_message_without_fault_passes_every_rule(rule):
    example = rule.example
    verdict = check_pair(pair_of(example.msgid, example.good, settings=example.settings))
    assert verdict == (example.good, [])


OTHERS = {"message-fuzzy", "message-ignore"}


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.code not in OTHERS], ids=lambda item: item.code
)
def test_the_bad_example_of_a_rule_is_found(rule):
    example = rule.example
    verdict = check_pair(pair_of(example.msgid, example.bad, settings=example.settings))
    assert rule.code in codes(verdict)
    if rule.severity is Severity.ERROR:
        assert verdict.text is None
    elif rule.repaired:
        assert verdict.text not in {None, example.bad}
    else:
        assert verdict.text == example.bad


def suggestions(msgid: str, msgstr: str) -> list[str]:
    return [fault.suggestion for _, fault in check_pair(pair_of(msgid, msgstr)).faults]


@pytest.mark.parametrize(
    ("msgstr", "suggestion"),
    [
        ("Sjå [x]({{ promotion/videos }})", "Did you mean `{{ promote/videos }}`?"),
        ("Sjå [x](promote/videos)", "Did you mean `{{ promote/videos }}`?"),
        ("Sjå [x](https://evil.example)", "Did you mean `{{ promote/videos }}`?"),
        ("Sjå x", "Write `[…]({{ promote/videos }})`."),
    ],
)
def test_a_wrong_link_says_which_is_right(msgstr, suggestion):
    assert suggestions("See [x]({{ promote/videos }})", msgstr) == [suggestion]


@pytest.mark.parametrize(
    ("msgstr", "suggestion"),
    [
        ("{{ campaign_dato/start }}", "Did you mean `{{ campaign_date/start }}`?"),
        ("{{ campaign_date/start | upper }}", "Did you mean `{{ campaign_date/start }}`?"),
        ("x", "Put `{{ campaign_date/start }}` into the translation, as it is."),
    ],
)
def test_a_wrong_placeholder_says_which_is_right(msgstr, suggestion):
    assert suggestions("{{ campaign_date/start }}", msgstr) == [suggestion]


def test_an_invisible_sign_in_an_address_is_named():
    verdict = check_pair(pair_of("[x](https://example.org)", "[x](https://exam\u200bple.org)"))
    assert "U+200B" in verdict.faults[0][1].message


ALLOWED = CheckSettings(allowed_hosts=("example.com", "bücher.example"))


@pytest.mark.parametrize(
    "address",
    ["https://example.com/nn", "https://EXAMPLE.com./", "https://xn--bcher-kva.example/x"],
)
def test_a_link_to_an_allowed_host_may_be_added_or_stand_for_another(address):
    added = pair_of("Hello", f"Hei [du]({address})", settings=ALLOWED)
    instead = pair_of("[you](https://example.org)", f"[du]({address})", settings=ALLOWED)
    assert check_pair(added).faults == check_pair(instead).faults == []


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com/",
        "https://example.com.evil.example/",
        "https://example.com@evil.example/",
        "https://evil.example\\@example.com/",
        "https://example.com:8443/",
        "//example.com/",
        "https://sub.example.com/",
        "javascript://example.com/%0aalert(1)",
    ],
)
def test_no_disguise_makes_a_host_an_allowed_one(address):
    verdict = check_pair(pair_of("Hello", f"Hei [du](<{address}>)", settings=ALLOWED))
    assert verdict.text is None


def test_an_allowed_link_does_not_pay_for_two_missing_ones():
    msgid = "[a](https://example.org/1) [b](https://example.org/2)"
    verdict = check_pair(pair_of(msgid, "[a](https://example.com/1)", settings=ALLOWED))
    assert codes(verdict) == ["message-link"]
    assert len(verdict.faults) == 1


def test_terms_of_the_project_stay():
    settings = CheckSettings(keep_terms=("Hour of Code",))
    verdict = check_pair(pair_of("The Hour of Code", "Kodetimen", settings=settings))
    assert codes(verdict) == ["message-term"]
    assert verdict.text == "Kodetimen"


def test_limits_are_those_of_the_project():
    settings = CheckSettings(max_nesting=2, length_factor=1, length_extra=3)
    assert codes(check_pair(pair_of("a b", "*a **b _c_***", settings=settings))) == [
        "message-length"
    ]
    deep = check_pair(pair_of("a b c d e f g", "*a **b _c_***", settings=settings))
    assert codes(deep) == ["message-nesting"]


def test_settings_are_read_and_their_faults_reported():
    report = TomlReport("campaign.toml", "")
    table = {
        "allowed_hosts": ["example.org", "https://example.org", "*.org"],
        "max_nesting": 1000,
        "max_po_bytes": "big",
        "lenght_factor": 2,
        "length_extra": 10,
    }
    settings = read_checks(Section(table, "checks", report))
    assert settings == CheckSettings(allowed_hosts=("example.org",), length_extra=10)
    assert len(report.findings) == 5
    assert read_checks(None) == CheckSettings()


SIGNS = [*"*_`[](){}<>!\\#:&/-= \n\u202e\u200bab", "{{ a }}", "](x)", "注："]
MARKUP = st.lists(st.sampled_from(SIGNS), max_size=60).map("".join)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=300), MARKUP))
def test_any_msgstr_is_kept_or_falls_back_with_an_error(msgstr):
    verdict = check_pair(pair_of(SAFE["msgid"], msgstr))
    errors = [rule for rule, _ in verdict.faults if rule.severity is Severity.ERROR]
    assert (verdict.text is None) == bool(errors)


@settings(deadline=None)
@given(MARKUP)
def test_what_is_kept_has_the_active_things_of_its_source(msgstr):
    msgid = "Hello [a](x) {{ a }}"
    verdict = check_pair(pair_of(msgid, f"{msgstr} [a](x) {{{{ a }}}}"))
    if verdict.text is not None:
        source, target = READ(msgid), READ(verdict.text)
        assert sorted(target.placeholders) == sorted(source.placeholders)
        assert [link.destination for link in target.links] == ["x"]
        assert (target.html, target.roles, target.images, target.malformed) == ((), (), (), ())
        assert target.depth <= 8


@settings(deadline=None)
@given(MARKUP)
def test_a_text_is_always_a_translation_of_itself_unless_something_is_wrong_with_it(text):
    refused = {rule.code for rule, _ in check_pair(pair_of(text, text)).faults} - {
        *("message-blanks", "message-noqa", "message-emphasis", "message-lines", "message-same"),
        *("message-control", "message-empty", "message-link-text", "message-colon"),
    }
    assert refused == set()
