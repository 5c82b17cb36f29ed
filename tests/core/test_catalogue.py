from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_hoc.core.catalogue import gate
from sphinx_hoc.core.check_settings import CheckSettings
from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.languages import language
from sphinx_hoc.core.progress import Progress
from sphinx_hoc.core.rules import rules
from sphinx_hoc.markdown.reading import message_reader

READ = message_reader()
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: nn\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
ONE = 'msgid "one"\nmsgstr "ein"\n'


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "locales" / "nn" / "LC_MESSAGES"
    made.mkdir(parents=True)
    return made


def run(folder: Path, pages=("events", "how-to/events"), tag="nn", **settings):
    locales = folder.parent.parent
    return gate(
        locales,
        language(tag),
        pages=pages,
        settings=CheckSettings(**settings),
        read=READ,
        name=lambda path: path.relative_to(locales.parent).as_posix(),
    )


def one(folder: Path, text: str | bytes, **settings):
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "events.po").write_bytes(data)
    (catalogue,) = run(folder, **settings).catalogues
    return catalogue


def messages(catalogue) -> dict[str, str]:
    return dict(catalogue.messages)


def codes(findings) -> list[str]:
    return [finding.code for finding in findings]


def test_what_passes_is_compiled_and_the_rest_is_reported_at_its_line(folder):
    catalogue = one(
        folder,
        HEADER
        + ONE
        + '\nmsgid "two [x](y)"\nmsgstr ""\n"to [x](https://evil.example)"\n'
        + '\n#, fuzzy\nmsgid "three"\nmsgstr "tri"\n\nmsgid "four"\nmsgstr ""\n'
        + '\n#~ msgid "five"\n#~ msgstr "fem"\n',
    )
    assert catalogue.docname == "events"
    assert catalogue.path == "locales/nn/LC_MESSAGES/events.po"
    assert messages(catalogue) == {"one": "ein"}
    assert catalogue.progress == Progress(translated=1, fuzzy=1, missing=2)
    assert [(item.line, item.code, item.severity) for item in catalogue.findings] == [
        (11, "message-link", Severity.ERROR),
        (16, "message-fuzzy", Severity.NOTE),
    ]
    assert str(catalogue.findings[0]).startswith("locales/nn/LC_MESSAGES/events.po:11: The link")


def test_the_same_messages_have_the_same_digest(folder):
    two = 'msgid "two"\nmsgstr "to"\n'
    first = one(folder, f"{HEADER}{ONE}\n{two}")
    second = one(folder, f"{HEADER}# a comment\n{two}\n{ONE}")
    other = one(folder, f"{HEADER}{two.replace('to', 'tre')}\n{ONE}")
    assert first.digest == second.digest != other.digest
    assert [first.lines[key] for key in ("one", "two")] != [
        second.lines[key] for key in ("one", "two")
    ]


def test_where_nothing_passes_there_is_no_catalogue(folder):
    catalogue = one(folder, HEADER + 'msgid "one"\nmsgstr "<b>ein"\n')
    assert (catalogue.messages, catalogue.digest) == ({}, "")
    assert catalogue.progress == Progress(missing=1)


def test_what_was_repaired_is_what_is_compiled(folder):
    catalogue = one(folder, HEADER + 'msgid "one"\nmsgstr " ein # noqa"\n')
    assert messages(catalogue) == {"one": "ein"}
    assert codes(catalogue.findings) == ["message-blanks", "message-noqa"]


@pytest.mark.parametrize(
    "entry",
    [
        'msgctxt "x"\nmsgid "one"\nmsgstr "ein"\n',
        'msgid "one"\nmsgid_plural "ones"\nmsgstr[0] "ein"\nmsgstr[1] "eitt"\n',
    ],
)
def test_what_sphinx_never_looks_up_is_said_to_be_unused(folder, entry):
    catalogue = one(folder, HEADER + entry)
    assert (catalogue.messages, catalogue.digest) == ({}, "")
    assert codes(catalogue.findings) == ["catalogue-unused"]
    assert catalogue.progress == Progress(missing=1)


HEADERS = {
    "none": "",
    "another language": HEADER.replace("nn", "de"),
    "no charset": HEADER.replace("; charset=UTF-8", ""),
    "another charset": HEADER.replace("UTF-8", "ISO-8859-1"),
    "plural forms without a number": HEADER.replace("nplurals=2", "nplurals=x"),
    "plural forms that run": HEADER.replace("n != 1", "__import__('os')"),
    "plural forms that divide by zero": HEADER.replace("n != 1", "n / 0"),
    "plural forms beyond their number": HEADER.replace("n != 1", "n"),
    "plural forms that are deep": HEADER.replace("n != 1", "(" * 500 + "n" + ")" * 500),
}


@pytest.mark.parametrize("header", HEADERS)
def test_a_bad_header_never_costs_the_page(folder, header):
    catalogue = one(folder, HEADERS[header] + ONE)
    assert messages(catalogue) == {"one": "ein"}
    assert codes(catalogue.findings) == ["catalogue-header"]
    assert catalogue.findings[0].severity is Severity.WARNING


def test_other_spellings_of_the_language_are_fine(folder):
    (folder.parent.parent / "zh_CN" / "LC_MESSAGES").mkdir(parents=True)
    path = folder.parent.parent / "zh_CN" / "LC_MESSAGES" / "events.po"
    path.write_text(HEADER.replace("nn", "zh_Hans") + ONE, encoding="utf-8")
    assert run(folder, tag="zh-hans").catalogues[0].findings == ()


IGNORE = '# hoc: ignore {} because the chart has no room\nmsgid "Open?"\nmsgstr "Opne"\n'


def test_a_note_is_silenced_with_a_reason(folder):
    assert one(folder, HEADER + IGNORE.format("message-punctuation")).findings == ()
    extracted = IGNORE.format("message-blanks, message-punctuation").replace("# hoc", "#. hoc")
    assert one(folder, HEADER + extracted).findings == ()


@pytest.mark.parametrize(
    "comment",
    [
        "# hoc: ignore message-punctuation",
        "# hoc: ignore message-punctuation because",
        "# hoc: ignore because I say so",
        "# hoc: ignore message-punctuatoin because of a slip",
        "# hoc: ignore message-link because I trust them",
    ],
)
def test_a_comment_that_silences_nothing_is_reported(folder, comment):
    findings = one(folder, f'{HEADER}{comment}\nmsgid "Open?"\nmsgstr "Opne"\n').findings
    assert codes(findings) == ["message-ignore", "message-punctuation"]


def test_an_error_is_never_silenced(folder):
    comment = "# hoc: ignore message-html because it is mine\n"
    catalogue = one(folder, f'{HEADER}{comment}msgid "one"\nmsgstr "<b>ein</b>"\n')
    assert (catalogue.messages, catalogue.digest) == ({}, "")
    assert "message-html" in codes(catalogue.findings)


# --- the folder ------------------------------------------------------------------------------


def test_without_a_folder_there_is_nothing(tmp_path):
    made = run(tmp_path / "locales" / "nn" / "LC_MESSAGES")
    assert (made.catalogues, made.findings) == ((), ())


def test_catalogues_are_sorted_by_page_and_can_be_in_folders(folder):
    (folder / "how-to").mkdir()
    for name in ("how-to/events.po", "events.po"):
        (folder / name).write_text(HEADER + ONE, encoding="utf-8")
    assert [item.docname for item in run(folder).catalogues] == ["events", "how-to/events"]


@pytest.mark.parametrize(
    "name",
    ["events.mo", "sphinx.po", "sphinx.js", "sphinx.mo", "events.pot", "events.po~", "x.html"],
)
def test_any_other_file_is_an_error_and_not_read(folder, name):
    (folder / name).write_bytes(b"\xff\0")
    made = run(folder, pages=["events", "sphinx"])
    assert made.catalogues == ()
    assert [str(item).split(": ")[0] for item in made.findings] == [
        f"locales/nn/LC_MESSAGES/{name}"
    ]
    assert codes(made.findings) == ["catalogue-foreign"]


def test_a_file_beside_the_catalogues_is_an_error(folder):
    (folder.parent / "sphinx.js").touch()
    assert codes(run(folder).findings) == ["catalogue-foreign"]


def test_hidden_files_are_left_alone(folder):
    (folder / ".gitkeep").touch()
    (folder / ".DS_Store").touch()
    assert run(folder).findings == ()


def test_a_catalogue_without_a_page_says_which_page_is_meant(folder):
    (folder / "event.po").write_text(HEADER + ONE, encoding="utf-8")
    (finding,) = run(folder).findings
    assert (finding.code, finding.suggestion) == ("catalogue-page", "Did you mean `events`?")


@pytest.mark.parametrize("place", ["events.po", "how-to", "", ".."])
def test_no_symbolic_link_is_followed(folder, tmp_path, place):
    outside = tmp_path / "outside"
    (outside / "LC_MESSAGES").mkdir(parents=True)
    for path in (outside / "events.po", outside / "LC_MESSAGES" / "events.po"):
        path.write_text(HEADER + ONE, encoding="utf-8")
    link = Path(os.path.normpath(folder / place))
    if place in {"", ".."}:
        folder.rmdir()
    if place == "..":
        folder.parent.rmdir()
    link.symlink_to(outside / "events.po" if place == "events.po" else outside)
    made = run(folder)
    assert made.catalogues == ()
    assert codes(made.findings) == ["catalogue-symlink"]


def test_a_locales_folder_that_is_itself_a_link_is_fine(folder, tmp_path):
    (folder / "events.po").write_text(HEADER + ONE, encoding="utf-8")
    linked = tmp_path / "linked"
    linked.mkdir()
    (linked / "locales").symlink_to(tmp_path / "locales")
    assert len(run(linked / "locales" / "nn" / "LC_MESSAGES").catalogues) == 1


def test_a_pipe_is_not_waited_for(folder):
    os.mkfifo(folder / "events.po")
    assert codes(run(folder).findings) == ["catalogue-unreadable"]


def test_a_folder_with_the_name_of_a_catalogue_is_an_error(folder):
    (folder / "events.po").mkdir()
    assert codes(run(folder).findings) == ["catalogue-unreadable"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_can_not_be_read_is_an_error(folder):
    (folder / "events.po").touch(mode=0)
    (catalogue,) = run(folder).catalogues
    assert codes(catalogue.findings) == ["catalogue-unreadable"]


def test_a_large_file_is_not_read(folder):
    catalogue = one(folder, HEADER + ONE, max_po_bytes=100)
    assert (catalogue.messages, codes(catalogue.findings)) == ({}, ["catalogue-size"])


def test_a_name_that_breaks_lines_is_printed_on_one(folder):
    (folder / "a\n::error::b\x1b[0m.txt").touch()
    (finding,) = run(folder).findings
    assert "\n" not in str(finding)
    assert "\x1b" not in str(finding)


def test_a_deep_folder_ends_nothing(folder):
    deep = folder
    for _ in range(150):
        deep = deep / "a"
    deep.mkdir(parents=True)
    (deep / "x.js").touch()
    assert codes(run(folder).findings) == ["catalogue-foreign"]


# --- examples and properties -----------------------------------------------------------------


@pytest.mark.parametrize("which", ["bad", "good"])
@pytest.mark.parametrize(
    "rule", [rule for rule in rules() if rule.scope == "catalogue"], ids=lambda item: item.code
)
def test_the_examples_of_catalogues(folder, rule, which):
    text = getattr(rule.example, which)
    limit = rule.example.settings.max_po_bytes
    found = codes(one(folder, text, max_po_bytes=limit).findings)
    assert found == ([rule.code] if which == "bad" else [])


@pytest.mark.parametrize("which", ["bad", "good"])
@pytest.mark.parametrize(
    "rule", [rule for rule in rules() if rule.scope == "folder"], ids=lambda item: item.code
)
def test_the_examples_of_folders(folder, rule, which):
    name, _, target = getattr(rule.example, which).partition(" -> ")
    if target:
        (folder / name).symlink_to(target)
    elif name.endswith("/"):
        (folder / name).mkdir()
    else:
        (folder / name).write_text(HEADER + ONE, encoding="utf-8")
    assert codes(run(folder).findings) == ([rule.code] if which == "bad" else [])


@pytest.mark.parametrize("which", ["bad", "good"])
@pytest.mark.parametrize("code", ["message-fuzzy", "message-ignore"])
def test_the_examples_that_need_an_entry(folder, code, which):
    (rule,) = (rule for rule in rules() if rule.code == code)
    example = rule.example
    marks = f"#, {example.flags}\n# {example.comment}\n" if which == "bad" else ""
    text = getattr(example, which)
    found = one(folder, f'{HEADER}{marks}msgid "{example.msgid}"\nmsgstr "{text}"\n').findings
    assert codes(found) == ([code] if which == "bad" else [])


def test_every_rule_is_explained():
    for rule in rules():
        assert rule.explanation.endswith(".")
        assert rule.example.bad != rule.example.good or rule.example.comment


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_msgstr_ends_as_a_translation_or_as_the_source_with_a_finding(tmp_path_factory, text):
    folder = tmp_path_factory.getbasetemp() / "any" / "locales" / "nn" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = one(folder, f'{HEADER}msgid "one"\nmsgstr "{escaped(text)}"\n')
    assert catalogue.progress.total == 1
    if text and not catalogue.progress.translated:
        assert Severity.ERROR in {finding.severity for finding in catalogue.findings}
    assert set(messages(catalogue)) <= {"one"}


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_end_as_a_catalogue(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp() / "bytes" / "locales" / "nn" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = one(folder, HEADER.encode() + ONE.encode() + b"\n" + data)
    assert messages(catalogue) in ({}, {"one": "ein"}) or catalogue.progress.translated > 1
    assert messages(catalogue) or catalogue.findings
