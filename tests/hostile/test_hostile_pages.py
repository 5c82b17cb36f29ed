"""Pages that a strict site can't be hurt by, built for real."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hostile_bypass import NO_GATE
from hostile_sites import article

from sphinx_hoc.core.oracle import active_things

if TYPE_CHECKING:
    from conftest import Built, Project

STRICT = 'project = "Scratch"\nextensions = ["sphinx_hoc"]\nhoc_strict = True\n'
SECRET = "the-secret-of-the-machine"

HOSTILE = """\
---
myst:
  enable_extensions: [html_image, substitution]
  html_meta:
    refresh: x
title: Page </title><script>alert(1)</script>
author: "<script>alert(2)</script>"
---
# Page <img src=x onerror=alert(3)>

before

[a](../secret.txt) [b](javascript:alert(4)) [c](//evil.example) [d](path:../secret.txt)
[e](project:../secret.md) [h](&#106;avascript:alert(5)) [i](link.txt) <javascript:alert(6)>
[j](https://user@evil.example) [k][ref]

![x](link.png) ![y](https://evil.example/x.png) ![z](data:image/png;base64,aa)

<script>alert(7)</script>

<iframe src="https://evil.example"></iframe>

```{raw} html
<script>alert(8)</script>
```

```{eval-rst}
.. raw:: html

   <script>alert(9)</script>

.. include:: ../secret.txt
```

```{include} ../secret.txt
```

```{include} index.md
```

```{include} part.md
```

```{literalinclude} ../secret.txt
```

```{csv-table}
:file: ../secret.txt
```

```{csv-table}
---
"file": "SECRET_PATH"
---
```

```{figure} https://evil.example/x.png
:target: javascript:alert(10)

Caption
```

````{note}
```{raw} html
<script>alert(11)</script>
```
````

```{card} Card
:link: javascript:alert(12)
:img-top: https://evil.example/x.png

text
```

```{image} picture.png
:target: "javascript:alert(13)"
```

```{meta}
:http-equiv=refresh: 0; url=https://evil.example
```

```{role} html(raw)
:format: html
```

{html}`<script>alert(14)</script>` {raw}`x` {download}`x <../secret.txt>`
{math}`\\href{javascript:alert(15)}{x}`

```{toctree}
Evil <javascript:alert(16)>
```

| a |
| - |
| <b onclick="alert(17)">x</b> |

after

[ref]: javascript:alert(18)
"""


def strict_site(project: Project, page: str, conf: str = STRICT) -> Built:
    secret = project.write("secret.txt", SECRET)
    project.write("docs/conf.py", conf)
    project.write("docs/index.md", page.replace("SECRET_PATH", str(secret)))
    project.write("docs/part.md", "---\norphan: true\n---\n# Part\n\n```{include} index.md\n```\n")
    project.write("docs/picture.png", "x")
    (project.root / "docs/link.txt").symlink_to("../secret.txt")
    (project.root / "docs/link.png").symlink_to("../secret.txt")
    return project.build()


def plain(project: Project) -> Built:
    project.write("docs/plain.md", "---\norphan: true\n---\n# Plain\n")
    return project.build(out="plain")


def published(built: Built) -> str:
    parts = (
        path.read_bytes().decode("utf-8", "replace")
        for path in built.outdir.rglob("*")
        if path.is_file() and ".doctrees" not in path.parts and "_sources" not in path.parts
    )
    return "\n".join(parts)


def test_a_hostile_page_is_shown_and_does_nothing(project: Project) -> None:
    built = strict_site(project, HOSTILE)
    assert built.code == 0
    assert "Traceback" not in built.warnings
    assert SECRET not in published(built)
    page = article(built)
    assert page.index("before") < page.index("after")
    assert "&lt;img src=x onerror=alert(3)&gt;" in page
    assert "(javascript:alert(4))" in page
    assert "&lt;script&gt;alert(8)&lt;/script&gt;" in page
    things = active_things(page)
    assert {thing[0] for thing in things} <= {"address"}
    assert {thing[1:] for thing in things} <= set()
    head = built.read("index.html").split("</head>")[0]
    assert "<script>alert" not in head
    assert "evil.example" not in head
    assert "<title>Page &lt;/title&gt;" in head
    for code in ("html", "link", "image", "directive", "role", "include", "front-matter"):
        assert f"[hoc.page-{code}]" in built.warnings, code


def test_the_findings_come_again_and_fail_a_strict_build(project: Project) -> None:
    first = strict_site(project, HOSTILE)
    second = project.build("-W")
    assert second.code == 1
    assert second.warnings.count("[hoc.page-html]") == first.warnings.count("[hoc.page-html]")


def test_the_command_line_finds_what_the_build_finds(project: Project, capsys) -> None:
    built = strict_site(project, HOSTILE)
    from sphinx_hoc.cli import main

    assert main(["check", "--source", str(project.root / "docs")]) == 1
    told = capsys.readouterr().out
    pattern = r"index\.md:(\d+): (?:ERROR|error): .*\[(?:hoc\.)?(page-[a-z-]+)\]"
    # What an include shows of another file has the line of that file in a build.
    in_build = set(re.findall(pattern, built.warnings)) - {("6", "page-include")}
    assert in_build - set(re.findall(pattern, told)) == set()


def test_pages_that_are_left_out(project: Project) -> None:
    project.write("docs/search.md", "# Search")
    project.write("docs/nn/index.md", "# Nynorsk")
    project.write("docs/big.md", "# Big\n\n" + "words " * 200_000)
    (project.root / "docs").mkdir(exist_ok=True)
    project.write("secret.txt", SECRET)
    (project.root / "docs/evil.md").symlink_to("../secret.txt")
    (project.root / "other").mkdir()
    project.write("other/page.md", SECRET)
    (project.root / "docs/folder").symlink_to("../other")
    built = strict_site(project, "# Page\n\n```{toctree}\nevil\nbig\nfolder/page\n```\n")
    assert built.code == 0
    assert SECRET not in published(built)
    assert not (built.outdir / "evil.html").exists()
    assert not (built.outdir / "_sources/evil.md.txt").exists()
    assert not (built.outdir / "folder/page.html").exists()
    assert not (built.outdir / "big.html").exists()
    assert 'id="search-results"' in built.read("search.html")
    for code, times in {"symlink": 1, "name": 2, "size": 1}.items():
        assert built.warnings.count(f"[hoc.page-{code}]") >= times, code


def test_a_project_that_trusts_its_pages_keeps_its_html(project: Project) -> None:
    project.write("docs/index.md", '# Page\n\n<b class="x">bold</b>\n\n```{raw} html\n<hr>\n```\n')
    built = project.build("-W")
    assert built.code == 0
    assert '<b class="x">bold</b>' in article(built)


def test_restructured_text(project: Project) -> None:
    project.write("secret.txt", SECRET)
    project.write(
        "docs/page.rst",
        """\
        :orphan:

        Page
        ====

        Bring *a cable* and read :doc:`index`.

        Second paragraph. Third one.

        Fourth `kit <https://example.org/kit>`_ here.

        Fifth.

        Sixth.

        Seventh.

        Eighth ``x`` and |sub|.

        .. |sub| replace:: words
        """,
    )
    project.write("docs/index.md", "# Index\n")
    project.po("index", {"Index": "Indeks"})
    project.po(
        "page",
        {
            "Page": "Side :raw:`<b>`",
            "Bring *a cable* and read :doc:`index`.": "Les :doc:`fyrst <index>` og *ta med*.",
            "Second paragraph. Third one.": ".. include:: ../secret.txt",
            "Fourth `kit <https://example.org/kit>`_ here.": "`pakke <https://evil.example>`_",
            "Fifth.": ".. raw:: html\n\n   <script>alert(1)</script>",
            "Sixth.": "1. Sjette <script>alert(2)</script>",
            "Seventh.": ":math:`\\href{x}` :download:`x <../secret.txt>`",
            "Eighth ``x`` and |sub|.": "Åttande ``y`` og |sub|.",
        },
    )
    project.write("docs/conf.py", 'project = "S"\nextensions = ["sphinx_hoc"]\n' + NO_GATE)
    source, built = project.build(), project.build(language="nn")
    assert built.code == 0, built.warnings
    page = built.read("page.html")
    assert SECRET not in published(built)
    assert active_things(page) <= active_things(source.read("page.html")) + active_things(
        '<script src="_static/translations.js"></script>'
    )
    for shown in ("Les", "1. Sjette &lt;script&gt;", "Åttande", "og words", "Seventh.", "Fourth"):
        assert shown in page, shown
    assert "<h1>Page<" in re.sub(r'<span lang="en"[^>]*>(.*?)</span>', r"\1", page)
    assert built.warnings.count("[hoc.message-locked]") >= 3


def test_formulas_and_raw_blocks_are_no_messages(project: Project) -> None:
    project.write(
        "docs/conf.py",
        'project = "S"\nextensions = ["sphinx_hoc"]\n'
        'gettext_additional_targets = ["raw", "image", "literal-block"]\n' + NO_GATE,
    )
    project.write("docs/picture.png", "x")
    project.write(
        "docs/index.md",
        "# Page\n\n![alt](picture.png)\n\n```{math}\na^2\n```\n\n```{raw} html\n<hr>\n```\n",
    )
    messages = {"Page": "Side", "alt": "skildring", "a^2": "\\input{/etc/passwd}"}
    messages |= {"<hr>": "<script>alert(1)</script>", ".. image:: picture.png": "anna"}
    project.po("index", messages)
    built = project.build(language="nn")
    assert built.code == 0, built.warnings
    page = article(built)
    assert "a^2" in page
    assert "<hr>" in page or "<hr />" in page
    assert "alert" not in page
    assert 'alt="skildring"' in page
