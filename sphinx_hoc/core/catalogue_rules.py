"""The rules about catalogues as files: those that are no check of one message."""

from __future__ import annotations

from sphinx_hoc.core.check_settings import CheckSettings
from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.rules import Example, rule

_GOOD = 'msgid "Open the door"\nmsgstr "Opne døra"\n'
_HEADER = (
    'msgid ""\nmsgstr ""\n"Language: nn\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)

ENCODING = rule(
    "catalogue-encoding",
    Severity.ERROR,
    "A catalogue is UTF-8, with or without a byte order mark. In another encoding nobody can "
    "know which letters are meant, so nothing of the file is used.",
    Example(bad=(_HEADER + _GOOD).encode("latin-1"), good=_HEADER + _GOOD),
    scope="catalogue",
)

SYNTAX = rule(
    "catalogue-syntax",
    Severity.ERROR,
    "Each line of a catalogue is a comment, a keyword with a string, or a string. The entry "
    "with a broken line is left out; the others are used, unless there are many such lines.",
    Example(bad=_HEADER + 'msgid "Open the door"\nmsgstr "Opne døra\n', good=_HEADER + _GOOD),
    scope="catalogue",
)

CONFLICT = rule(
    "catalogue-conflict",
    Severity.ERROR,
    "A merge left its marks. Nobody can know which side is right, so what stands between the "
    "marks is left out.",
    Example(
        bad=_HEADER
        + 'msgid "Open the door"\n<<<<<<< HEAD\nmsgstr "Opne døra"\n=======\nmsgstr "Opne"\n'
        ">>>>>>> other\n",
        good=_HEADER + _GOOD,
    ),
    scope="catalogue",
)

DUPLICATE = rule(
    "catalogue-duplicate",
    Severity.ERROR,
    "A source text has one entry. Of two, the first is used.",
    Example(bad=_HEADER + _GOOD + "\n" + _GOOD, good=_HEADER + _GOOD),
    scope="catalogue",
)

HEADER = rule(
    "catalogue-header",
    Severity.WARNING,
    "The header says which language, encoding and plural forms a catalogue has. Editors of "
    "translations need it; the pages do not, so they are translated all the same.",
    Example(bad=_HEADER.replace("nn", "de") + _GOOD, good=_HEADER + _GOOD),
    scope="catalogue",
)

SIZE = rule(
    "catalogue-size",
    Severity.ERROR,
    "A catalogue has at most `max_po_bytes` bytes; a larger one is not read.",
    Example(
        bad=_HEADER + _GOOD + "# a comment of the translator\n" * 20,
        good=_HEADER + _GOOD,
        settings=CheckSettings(max_po_bytes=400),
    ),
    scope="catalogue",
)

UNUSED = rule(
    "catalogue-unused",
    Severity.WARNING,
    "A page looks up plain messages. An entry with a context or a plural is never shown.",
    Example(
        bad=_HEADER + 'msgctxt "a sign"\nmsgid "Open the door"\nmsgstr "Opne døra"\n',
        good=_HEADER + _GOOD,
    ),
    scope="catalogue",
)

FUZZY = rule(
    "message-fuzzy",
    Severity.NOTE,
    "A fuzzy message was translated from another version of its source text, so the source is "
    "shown until somebody has looked at it.",
    Example(msgid="Open the door", bad="Opne vindauget", good="Opne døra", flags="fuzzy"),
)

FOREIGN = rule(
    "catalogue-foreign",
    Severity.ERROR,
    "A catalogue folder holds PO files and nothing else. Sphinx would take words of the theme "
    "from a `sphinx.po`, scripts from a `sphinx.js`, and prefer an `.mo` to its PO file.",
    Example(bad="sphinx.js", good="events.po"),
    scope="folder",
)

SYMLINK = rule(
    "catalogue-symlink",
    Severity.ERROR,
    "A symbolic link can lead to any file of the machine, so none is followed.",
    Example(bad="events.po -> other.po", good="events.po"),
    scope="folder",
)

PAGE = rule(
    "catalogue-page",
    Severity.ERROR,
    "A catalogue has the name of its page. One without a page is never shown.",
    Example(bad="event.po", good="events.po"),
    scope="folder",
)

UNREADABLE = rule(
    "catalogue-unreadable",
    Severity.ERROR,
    "A catalogue is a regular file that can be read.",
    Example(bad="events.po/", good="events.po"),
    scope="folder",
)
