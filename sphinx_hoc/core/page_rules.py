"""The rules for pages: what their contributors may write, and what it would do otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_hoc.core.check_settings import CheckSettings
from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.rules import Example, Scope, rule

if TYPE_CHECKING:
    from sphinx_hoc.core.rules import Rule


def _rule(
    code: str,
    severity: Severity,
    explanation: str,
    bad: str,
    good: str,
    *,
    scope: Scope = "page",
    settings: CheckSettings | None = None,
) -> Rule:
    example = Example(bad=bad, good=good, settings=settings or CheckSettings())
    return rule(code, severity, explanation, example, scope=scope)


HTML = _rule(
    "page-html",
    Severity.ERROR,
    "A strict page holds no raw HTML: a tag could run a script, and one that is not closed takes "
    "the rest of the page with it. It is shown as text. Comments are fine.",
    'Sign up <b onclick="alert(1)">here</b>.',
    "Sign up **here**. <!-- ask for a better text -->",
)

DIRECTIVE = _rule(
    "page-directive",
    Severity.ERROR,
    "A strict page uses directives that make text, pictures, tables and boxes. Others could run "
    "code or read files; they are shown as they are written. A project can list more in "
    "`hoc_strict_allowed`.",
    "```{raw} html\n<script>alert(1)</script>\n```",
    "```{note}\nBring a cable.\n```",
)

ROLE = _rule(
    "page-role",
    Severity.ERROR,
    "A strict page uses roles that mark words and make links inside the site. A project can list "
    "more in `hoc_strict_allowed`.",
    "{math}`\\href{javascript:alert(1)}{x}`",
    "Press {kbd}`Ctrl` and {kbd}`C`.",
)

LINK = _rule(
    "page-link",
    Severity.ERROR,
    "A link of a strict page leads to a page or a file below the source folder, or to an address "
    "with `https:`, `http:` or `mailto:`. A link to a file would publish that file.",
    "[notes](../../../etc/passwd)",
    "[the programme](https://example.org/programme)",
)

IMAGE = _rule(
    "page-image",
    Severity.ERROR,
    "An image of a strict page lies below the source folder. One from another host tells that "
    "host who reads the page.",
    "![map](https://example.com/map.png)",
    "![map](map.png)",
)

FRONT_MATTER = _rule(
    "page-front-matter",
    Severity.ERROR,
    "The front matter of a strict page holds data. `myst`, `substitutions` and `html_meta` would "
    "change how the page is read, so they are ignored.",
    "---\nmyst:\n  enable_extensions: [html_image]\n---\n# Page",
    "---\ntitle: A page\n---\n# Page",
)

SYMLINK = _rule(
    "page-symlink",
    Severity.ERROR,
    "A strict page is a regular file below the source folder. A symbolic link could show any file "
    "of the machine, so the page is left out.",
    "events.md -> /etc/passwd",
    "events.md",
    scope="page name",
)

NAME = _rule(
    "page-name",
    Severity.ERROR,
    "A page's name is no name that Sphinx, a language or a calendar file uses for itself. The page "
    "is left out of a strict site.",
    "search.md",
    "finding-a-school.md",
    scope="page name",
)

INCLUDE = _rule(
    "page-include",
    Severity.ERROR,
    "A page does not include itself, also not by way of another file.",
    "```{include} index.md\n```",
    "```{include} part.md\n```",
)

SIZE = _rule(
    "page-size",
    Severity.ERROR,
    "A page has at most `max_page_bytes` bytes. A larger one is left out of a strict site.",
    "Bring a cable. " * 100,
    "Bring a cable.",
    settings=CheckSettings(max_page_bytes=1000),
)

ENCODING = _rule(
    "page-encoding",
    Severity.ERROR,
    "A page is UTF-8, with or without a byte order mark.",
    "\ufffe",
    "Bring a cable.",
)

MANY = _rule(
    "page-placeholders",
    Severity.ERROR,
    "A page has at most `max_placeholders` placeholders.",
    "{{ campaign/name }} {{ campaign/name }} {{ campaign/name }}",
    "{{ campaign/name }}",
    settings=CheckSettings(max_placeholders=2),
)

IGNORE = _rule(
    "page-ignore",
    Severity.WARNING,
    "A comment `% hoc: ignore CODE because REASON` silences one kind of warning in the block below "
    "it. It needs a reason, and errors can't be silenced.",
    "% hoc: ignore placeholder-unknown\nSee {{ not/there }}.",
    "% hoc: ignore placeholder-unknown because it comes next year\nSee {{ not/there }}.",
)

UNKNOWN = _rule(
    "placeholder-unknown",
    Severity.WARNING,
    "A placeholder is one of the campaign file's. An unknown one is shown as it is written.",
    "See the [videos]({{ promotion/videos }}).",
    "See the [videos]({{ promote/videos }}).",
)

KIND = _rule(
    "placeholder-kind",
    Severity.WARNING,
    "A link leads to an address or a file, not to a date or a word, and the sign-up button stands "
    "alone in its paragraph. In raw HTML nothing is replaced.",
    "See the [videos]({{ campaign/name }}).",
    "{{ campaign/name }} has [videos]({{ promote/videos }}).",
)

MALFORMED = _rule(
    "placeholder-malformed",
    Severity.WARNING,
    "A placeholder is a name such as `{{ group/name }}`: letters, digits, `-`, `_` and `/`, no "
    "expression. Braces that are meant as text are written `\\{{`.",
    "It is {{ 7*7 }}.",
    "It is \\{{ 7*7 }}.",
)

UNCLOSED = _rule(
    "link-unclosed",
    Severity.WARNING,
    "A link ends with `)`.",
    "See the [videos]( {{ promote/videos }} and more.",
    "See the [videos]({{ promote/videos }}) and more.",
)
