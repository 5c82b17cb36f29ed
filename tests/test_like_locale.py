"""Our own transform against Sphinx's: the same pages and catalogues give the same documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polib
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Built, Project

SETTINGS = """\
project = "Scratch"
language = "nn"
locale_dirs = ["../locales"]
gettext_compact = False
gettext_additional_targets = ["literal-block", "index", "doctest-block"]
html_theme = "furo"
extensions = ["{extension}"]
"""

REST = """\
.. _start:

Home page
=========

Words with *emphasis*, ``code`` and a `link <https://example.org/>`_.

.. index:: single: apple; green

Auto [#]_ and named [#who]_ and [CIT2020]_ and `Home page`_ and :ref:`start` and :term:`tree`.

Home page again
---------------

.. note:: Mind the gap.

   1. First
   2. Second

.. image:: picture.png
   :alt: a picture

::

   print("hello")

.. code-block:: python

   print("again")

>>> 1 + 1
2

+-------+-------+
| left  | right |
+-------+-------+

.. glossary::

   tree
      Grows.

   wood : several
      Many trees.

.. rubric:: A rubric

Field
    of a list

.. _other: `Home page`_

.. [#] A footnote.
.. [#who] A named one.
.. [CIT2020] A citation.
"""

MARKDOWN = """\
# Second page

Plain words. With *emphasis*, `code`, a [link](https://example.org/) and [home](index.rst).

## A title with `code`

A footnote[^one] and a picture ![its text](picture.png).

- one item
- another, see [](#a-title-with-code)

> quoted

| head | second |
| --- | --- |
| cell | cell |

```python
print("hello")
```

```{admonition} A title of its own
Its words.
```

[^one]: The note.
"""

# What a translator would leave: marks, addresses, keys.
_KEPT = re.compile(r"(`[^`]*`_?|\[[^\]]*\]_?|\]?\([^)]*\)|:\w+:|https?://\S+|print.*|[*#>_]+)")


def translated(text: str) -> str:
    pieces = _KEPT.split(text)
    pieces[::2] = [piece.translate(str.maketrans("aeo", "åéø")) for piece in pieces[::2]]
    return "".join(pieces)


@pytest.fixture
def both(new_project: Callable[[Path], Project], tmp_path: Path) -> Callable[[str], list[Built]]:
    """Build a site in Nynorsk with the extension and without it."""

    def build(builder: str) -> list[Built]:
        made = []
        for extension in ("sphinx_hoc", "myst_parser"):
            project = new_project(tmp_path / extension)
            project.write("docs/conf.py", SETTINGS.format(extension=extension))
            project.write("docs/index.rst", f"{REST}\n.. toctree::\n   :caption: Pages\n\n   two\n")
            project.write("docs/two.md", MARKDOWN)
            (project.root / "docs/picture.png").write_bytes(b"\x89PNG")
            project.build(builder="gettext", language="en", out="templates")
            for template in (project.root / "_build/templates").glob("*.pot"):
                entries = {item.msgid: translated(item.msgid) for item in polib.pofile(template)}
                project.po(template.stem, entries)
            made.append(project.build(builder=builder))
        return made

    return build


def test_the_documents_are_those_that_locale_makes(both: Callable[[str], list[Built]]) -> None:
    ours, stock = both("pseudoxml")
    for page in ("index.pseudoxml", "two.pseudoxml"):
        assert compared(ours.read(page)) == compared(stock.read(page))
        assert "å" in ours.read(page)
    assert ours.code == stock.code == 0


def compared(document: str) -> list[str]:
    """The lines of a document without what names its folder, and without our own counts."""
    own = r'(source|candidates|hoc_progress|translation_progress|translated|xmlns:\w+)="[^"]*"'
    return [" ".join(line.split()) for line in re.sub(own, "", document).splitlines()]
