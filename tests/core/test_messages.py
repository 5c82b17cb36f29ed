from __future__ import annotations

import io
from gettext import GNUTranslations

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_hoc.core.messages import compiled, read_po

HEADER = 'msgid ""\nmsgstr ""\n"Language: nn\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ONE = 'msgid "one"\nmsgstr "ein"\n'
TWO = 'msgid "two"\nmsgstr "to"\n'


def read(text: str | bytes):
    return read_po(text if isinstance(text, bytes) else text.encode(), "nn.po")


def texts(po) -> dict[str, str]:
    return {message.msgid: message.msgstr[0] for message in po.messages if not message.obsolete}


def faults(po) -> list[tuple[int, str]]:
    return [(finding.line, finding.code) for finding in po.findings]


def test_an_entry_is_read_whole():
    po = read(
        HEADER
        + '# a translator\n#. from the source\n#: a.md:1\n#, fuzzy, no-wrap\n#| msgid "eon"\n'
        + 'msgctxt "sign"\nmsgid ""\n"one "\n"more"\nmsgstr ""\n"ein \\"til\\"\\n"\n"\\t\\\\"\n'
    )
    (message,) = po.messages
    assert po.findings == ()
    assert (message.msgid, message.msgstr) == ("one more", ('ein "til"\n\t\\',))
    assert message.context == "sign"
    assert message.flags == {"fuzzy", "no-wrap"}
    assert message.comments == ("a translator",)
    assert message.extracted == ("from the source",)
    assert message.previous == ('msgid "eon"',)
    assert (message.line, message.msgstr_line) == (12, 15)
    assert po.header["language"] == "nn"
    assert po.header_line == 1


def test_plural_forms_are_read():
    po = read(HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "y"\n')
    assert po.messages[0].plural == "b"
    assert po.messages[0].msgstr == ("x", "y")


def test_obsolete_entries_are_read_as_such():
    po = read(HEADER + ONE + '\n#~ msgid "two"\n#~ msgstr "to"\n')
    assert [message.obsolete for message in po.messages] == [False, True]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_every_kind_of_line_end_and_a_byte_order_mark_are_fine(ends):
    po = read(b"\xef\xbb\xbf" + (HEADER + ONE).replace("\n", ends).encode())
    assert texts(po) == {"one": "ein"}
    assert po.findings == ()
    assert po.messages[0].msgstr_line == 7


@pytest.mark.parametrize("sign", ["\f", "\v", "\x1c", "\x85", "\u2028"])
def test_other_signs_end_no_line(sign):
    assert texts(read(f'msgid "one"\nmsgstr "a{sign}b"\n')) == {"one": f"a{sign}b"}


BROKEN = {
    'msgid "x"\nmsgstr "y\n': (2, "not closed"),
    'msgid "x\nmsgstr "y"\n': (1, "not closed"),
    'msgid "x"\nmsgstr "y\\"\n': (2, "not closed"),
    'msgid "x"\nmsgstr y\n': (2, "not a line"),
    'msgid "x"\nmsgstr\n': (2, "missing"),
    'msgid "x"\nmsgstr "say "y""\n': (2, "closing quote"),
    'msgid "x"\nmsgstr "\\*y"\n': (2, "means nothing"),
    'msgid "x"\n': (1, "no `msgstr`"),
    'msgstr "y"\n': (1, "no `msgid`"),
    '"y"\n': (1, "belongs to nothing"),
    'msgid "x"\nmsgstr "y"\nmsgstr "z"\n': (3, "two `msgstr`"),
    'msgid "x"\nmsgid_plural "z"\nmsgstr "y"\n': (3, "plural and one"),
    'msgid "x"\nmsgstr[0] "y"\n': (2, "no `msgid_plural`"),
    "hello\n": (1, "not a line"),
    'msgid "x"\n#~ msgstr "y"\n': (2, "Only a part"),
    'domain "x"\n': (1, "not a line"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_entry_costs_itself_and_says_where(broken):
    line, words = BROKEN[broken]
    before = (HEADER + ONE + "\n").count("\n")
    po = read(HEADER + ONE + "\n" + broken + "\n" + TWO)
    assert texts(po) == {"one": "ein", "two": "to"}
    assert faults(po) == [(before + line, "catalogue-syntax")]
    assert words in po.findings[0].message
    assert po.findings[0].suggestion


def test_an_entry_right_after_a_broken_one_is_read():
    po = read(f'{HEADER}msgid "x"\nmsgstr "y\n{ONE}{TWO}')
    assert texts(po) == {"one": "ein", "two": "to"}


CONFLICT = '<<<<<<< HEAD\nmsgstr "ein"\n=======\nmsgstr "éin"\n>>>>>>> other\n'


def test_a_conflict_costs_its_entry():
    po = read(f'{HEADER}{TWO}\nmsgid "one"\n{CONFLICT}\nmsgid "three"\nmsgstr "tre"\n')
    assert texts(po) == {"two": "to", "three": "tre"}
    assert [code for _, code in faults(po)] == ["catalogue-conflict"]
    assert po.refused == 1


def test_a_conflict_in_comments_costs_nothing():
    marks = "<<<<<<< HEAD\n#: a.md:1\n||||||| base\n#: a.md:3\n=======\n#: a.md:2\n>>>>>>> other\n"
    po = read(f"{HEADER}{marks}{ONE}\n{TWO}")
    assert texts(po) == {"one": "ein", "two": "to"}
    assert po.refused == 0


def test_all_entries_inside_a_conflict_are_in_doubt():
    po = read(f"{HEADER}{ONE}\n<<<<<<< a\n{TWO}\n=======\n{TWO}\n>>>>>>> b\n")
    assert texts(po) == {"one": "ein"}


def test_a_conflict_without_an_end_takes_the_rest():
    assert texts(read(f"{HEADER}{ONE}\n<<<<<<< a\n{TWO}\n")) == {"one": "ein"}


def test_the_first_of_two_is_used():
    po = read(HEADER + ONE + '\nmsgid "one"\nmsgstr "éin"\n')
    assert texts(po) == {"one": "ein"}
    assert faults(po) == [(9, "catalogue-duplicate")]
    assert "line 6" in po.findings[0].message


def test_another_context_is_no_duplicate():
    assert read(HEADER + ONE + '\nmsgctxt "x"\n' + ONE).findings == ()


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ((HEADER + 'msgid "x"\nmsgstr "døra"\n').encode("latin-1"), 7),
        ((HEADER + ONE).encode("utf-16"), 1),
        (b'msgid "x"\nmsgstr "a\0b"\n', 2),
        (b'msgid "x"\nmsgstr "\xed\xa0\x80"\n', 2),
    ],
)
def test_what_is_not_utf_8_is_not_used(data, line):
    po = read(data)
    assert po.messages == ()
    assert faults(po) == [(line, "catalogue-encoding")]


def test_what_is_no_po_file_is_given_up():
    po = read("<html>\n\n" * 100 + ONE)
    assert po.messages == ()
    assert len(po.findings) == 11
    assert "nothing of the file is used" in po.findings[-1].message


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read(data):
    assert read(data).messages is not None


LINES = st.lists(
    st.sampled_from(
        [
            *('msgid "a"', 'msgid "b"', 'msgstr "c"', 'msgstr ""', '"d"', "", "#, fuzzy", "# x"),
            *('#~ msgid "e"', '#~ msgstr "f"', 'msgctxt "g"', 'msgid_plural "h"', "msgid"),
            *('msgstr[0] "i"', 'msgstr "j', "<<<<<<< k", "=======", ">>>>>>> l", "junk"),
        ]
    ),
    max_size=20,
).map("\n".join)


@settings(deadline=None)
@given(LINES)
def test_every_entry_is_read_or_has_a_finding(text):
    po = read(text)
    entries = text.count('msgid "a"') + text.count('msgid "b"')
    if len({message.key for message in po.messages if not message.obsolete}) < entries:
        assert po.findings


@settings(deadline=None)
@given(LINES)
def test_what_polib_and_we_read_is_the_same_where_nothing_is_wrong(text):
    po = read(text)
    if po.findings:
        return
    theirs = polib.pofile(text + "\n") if text.strip() else []
    assert texts(po) == {
        entry.msgid: entry.msgstr or entry.msgstr_plural.get(0, "")
        for entry in theirs
        if not entry.obsolete and (entry.msgid or entry.msgctxt)
    }


@settings(deadline=None)
@given(st.dictionaries(st.text(min_size=1), st.text(), max_size=5))
def test_what_polib_writes_is_read(messages):
    messages = {
        key: value
        for key, value in messages.items()
        if not set(key + value) & {*"\0\r\x1c\x1d\x1e\x85\u2028\u2029"}
    }
    file = polib.POFile(wrapwidth=40)
    file.extend(polib.POEntry(msgid=key, msgstr=value) for key, value in messages.items())
    assert texts(read(str(file))) == messages


def test_a_po_file_is_compiled_without_what_is_fuzzy():
    catalogue = GNUTranslations(io.BytesIO(compiled(f"{HEADER}{ONE}\n#, fuzzy\n{TWO}")))
    assert [catalogue.gettext(text) for text in ("one", "two")] == ["ein", "two"]
