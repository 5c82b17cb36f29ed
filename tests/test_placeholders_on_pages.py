"""Placeholders on real pages, in every place and of every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib
import pytest

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from conftest import Built, Project

VIDEOS = "https://example.org/videos"
KIT = "https://example.org/press-kit"


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def links(built: Built, page: str = "index.html") -> list[tuple[str, str]]:
    return [(text_of(a), a.get("href", "")) for a in built.article(page).iter("a")]


def clean(project: Project, page: str, **options: str) -> Built:
    project.write("docs/index.md", page)
    built = project.build("-W", **options)
    assert (built.code, built.warnings) == (0, "")
    return built


def test_every_place_in_markdown(project: Project) -> None:
    project.write("docs/logo.png", "")
    built = clean(
        project,
        """\
        ---
        title: Tab {{ campaign/name }}
        description: About {{ campaign_date/year }}
        ---

        # Head {{ campaign_date/start_short }}

        Text {{ campaign_date/start_long }}, *em {{ country }}*, [kit]({{ promote/press_kit_url }}),
        [see {{ country }}](https://example.org/{{ country }}/learn), [ref][r].[^n]

        - item {{ campaign_date/year }}

        > quote {{ campaign_date/end }}

        | a |
        | - |
        | cell [v]({{ promote/videos }}) |

        ```{note}
        body {{ country }}
        ```

        ```{admonition} Title {{ country }}
        text
        ```

        ```{figure} logo.png
        :alt: alt {{ country }}
        :target: {{ promote/stats_url }}

        caption {{ campaign_date/short }}
        ```

        ![image {{ country }}](logo.png)

        ```{button-link} {{ promote/videos }}
        watch
        ```

        Bare: {{ promote/videos }}.

        `{{ code }}` and \\{{ escaped }}

        ```
        {{ block }}
        ```

        [r]: {{ promote/stats_url }}
        [^n]: note {{ country }}
        """,
    )
    article = text_of(built.article())
    for piece in (
        "Head December 7", "Text December 7, 2026, em no,", "item 2026", "quote December 13, 2026",
        "body no", "Title no", "note no", "{{ code }} and {{ escaped }}", "{{ block }}",
        f"Bare: {VIDEOS}.", "caption December 7",
    ):  # fmt: skip
        assert piece in article
    found = links(built)
    for link in [
        ("kit", KIT), ("see no", "https://example.org/no/learn"), ("v", VIDEOS),
        ("ref", "https://example.org/stats"), ("watch", VIDEOS), (VIDEOS, VIDEOS),
        ("", "https://example.org/stats"),
    ]:  # fmt: skip
        assert link in found
    alts = [image.get("alt") for image in built.article().iter("img")]
    assert alts == ["alt no", "image no"]
    head = built.html().find("head")
    assert head is not None
    assert "Tab Hour of Code" in text_of(head)
    metas = {meta.get("name"): meta.get("content") for meta in head.iter("meta")}
    assert metas["description"] == "About 2026"


def test_values_follow_the_language_and_anchors_do_not(project: Project) -> None:
    project.write(
        "docs/index.md",
        "# Week {{ campaign_date/start_long }}\n\n[letter]({{ files/letter }})\n",
    )
    project.po("index", {"[letter]({{ files/letter }})": "[brev]({{ files/letter }})"})
    english, nynorsk = project.build("-W"), project.build("-W", language="nn")
    assert "Week December 7, 2026" in text_of(english.article())
    assert "Week 7. desember 2026" in text_of(nynorsk.article())
    assert ("letter", "https://example.org/letter.pdf") in links(english)
    assert ("brev", "https://example.org/nn/letter.pdf") in links(nynorsk)
    for built in (english, nynorsk):
        (section,) = built.article().iter("section")
        assert section.get("id") == "week-campaign-date-start-long"


def test_a_page_in_restructuredtext(project: Project) -> None:
    project.write(
        "docs/index.rst",
        """\
        Head
        ====

        On :placeholder:`campaign_date/start_short`, see :placeholder:`promote/videos` and
        `the kit <{{ promote/press_kit_url }}>`_.
        """,
    )
    built = project.build("-W")
    assert (built.code, built.warnings) == (0, "")
    assert "On December 7, see" in text_of(built.article())
    assert (VIDEOS, VIDEOS) in links(built)
    assert ("the kit", KIT) in links(built)


def test_toctree_captions_and_titles(project: Project) -> None:
    project.write(
        "docs/index.md",
        "# Home\n\n```{toctree}\n:caption: In {{ campaign_date/year }}\n\n"
        "For {{ country }} <other>\n```\n",
    )
    project.write("docs/other.md", "# Other {{ campaign_date/year }}\n")
    built = project.build("-W")
    assert built.warnings == ""
    assert "In 2026" in text_of(built.html())
    assert "For no" in text_of(built.html())


@pytest.mark.parametrize(
    ("markdown", "code", "said", "shown"),
    [
        ("x {{ promote/videoz }} y", "placeholder-unknown",
         "Did you mean `{{ promote/videos }}`?", "{{ promote/videoz }}"),
        ("[kit]({{ promotion/press_kit_url }})", "placeholder-unknown",
         "Did you mean `{{ promote/press_kit_url }}`?", "kit {{ promotion/press_kit_url }}"),
        ("![alt]({{ nothing }})", "placeholder-unknown", "no placeholder `{{ nothing }}`",
         "{{ nothing }}"),
        ("a {{ }} b", "placeholder-malformed", "`{{ }}` is not a placeholder", "a {{ }} b"),
        ("a {{ a b }} b", "placeholder-malformed", "{{ group/name }}", "{{ a b }}"),
        ("[x]({{ a b }})", "placeholder-malformed", "`{{ a b }}` is not", "[x]({{ a b }})"),
        ("[x]({{ promote/videos }} and", "link-unclosed", "Write `[x]({{ promote/videos }})`.",
         "[x]("),
        ("[x]({{ campaign_date/start }})", "placeholder-kind", "is a date, and a link needs",
         "x {{ campaign_date/start }}"),
        ("[x]({{ country }})", "placeholder-kind", "is a text, and a link needs",
         "x {{ country }}"),
        ("# A {{ signup_button }}", "placeholder-kind", "is a block", "https://example.org/join"),
        ("press {{ signup_button }} now", "placeholder-kind", "Put it alone", "now"),
        ('<i title="{{ country }}">x</i>', "placeholder-kind", "raw HTML", ""),
        ("```{figure} {{ nope }}\n```", "placeholder-unknown", "{{nope}}", "{{nope}}"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_shown(
    project: Project, markdown: str, code: str, said: str, shown: str
) -> None:
    project.write("docs/index.md", f"# Head\n\ntext before\n\n{markdown}\n\nthe rest is whole\n")
    built = project.build()
    assert built.code == 0
    assert "docs/index.md:5: WARNING: " in built.warnings
    assert f"[hoc.{code}]" in built.warnings
    assert said.replace("{{nope}}", "{{ nope }}") in built.warnings
    article = text_of(built.article())
    assert shown.replace("{{nope}}", "{{ nope }}") in article.replace("{{nope}}", "{{ nope }}")
    assert "the rest is whole" in article
    assert all(href for _text, href in links(built))
    assert project.build("-W", out="again").code == 1


def test_warnings_can_be_suppressed_by_their_code(project: Project) -> None:
    project.write("docs/index.md", "# Head\n\n{{ promote/videoz }}\n")
    built = project.build("-W", "-D", "suppress_warnings=hoc.placeholder-unknown")
    assert (built.code, built.warnings) == (0, "")


def test_values_are_text_and_are_never_expanded_again(project: Project) -> None:
    campaign = project.root / "docs" / "campaign.toml"
    text = campaign.read_text(encoding="utf-8")
    campaign.write_text(
        text.replace('country = "no"', 'country = "<b>&*x* {{ promote/videos }} [a](b)"'),
        encoding="utf-8",
    )
    built = clean(project, "# Head\n\n{{ country }} [x](https://example.org/{{ country }})\n")
    assert "&lt;b&gt;&amp;*x* {{ promote/videos }} [a](b)" in built.read("index.html")
    assert "https://example.org/%3Cb%3E%26%2Ax%2A%20%7B%7B" in built.read("index.html")


def test_messages_keep_the_placeholder_as_written(project: Project) -> None:
    project.write("docs/logo.png", "")
    project.write(
        "docs/index.md",
        "---\ntitle: T {{ country }}\ndescription: D {{country}}\n---\n# H {{ a }}\n\n"
        "{{ signup_button }}\n\nSee [kit]({{ promote/press_kit_url }}).\n\n"
        "![alt {{ country }}](logo.png)\n\n"
        "```{toctree}\n:caption: C {{ country }}\n```\n",
    )
    built = project.build(builder="gettext")
    assert built.code == 0, built.warnings
    template = polib.pofile(built.read("index.pot"))
    assert {entry.msgid for entry in template} == {
        "T {{ country }}", "D {{country}}", "H {{ a }}", "C {{ country }}",
        "See [kit]({{ promote/press_kit_url }}).", "alt {{ country }}",
        "![alt {{ country }}](logo.png)",
    }  # fmt: skip
    lines = {entry.msgid: int(entry.occurrences[0][1]) for entry in template}
    assert lines["T {{ country }}"] == 2
    assert lines["D {{country}}"] == 3


def test_front_matter_is_translated(project: Project) -> None:
    project.write("docs/index.md", "---\ntitle: T {{ country }}\ndescription: D\n---\n# H\n")
    project.po("index", {"T {{ country }}": "Tittel & <{{ country }}>", "D": "Skildring"})
    built = project.build("-W", language="nn")
    assert built.warnings == ""
    title = built.html().find(".//title")
    assert title is not None
    assert text_of(title).startswith("Tittel & <no>")
    assert 'content="Skildring"' in built.read("index.html")


@pytest.mark.parametrize("where", ["conf", "front matter"])
def test_substitution_is_refused(project: Project, where: str) -> None:
    if where == "conf":
        project.write(
            "docs/conf.py",
            'extensions = ["sphinx_hoc"]\nmyst_enable_extensions = ["substitution"]\n',
        )
        project.write("docs/index.md", "# Head\n")
        built = project.build()
        assert built.code == 2
        assert "runs whatever a page or a translation writes" in built.warnings
        return
    project.write(
        "docs/index.md",
        "---\nmyst:\n  enable_extensions: [substitution]\n---\n# Head\n\n{{ 7*7 }} end\n",
    )
    built = project.build()
    assert built.code == 0
    assert "[hoc.front-matter]" in built.warnings
    assert "{{ 7*7 }} end" in text_of(built.article())


def test_references_work_in_translations(project: Project) -> None:
    """Stock Sphinx parses a msgstr without the page's definitions: the link would be lost."""
    project.write("docs/index.md", "# Head\n\nSee [the kit][k].\n\n[k]: {{ promote/videos }}\n")
    project.po("index", {"See [the kit][k].": "Sjå [settet][k]."})
    built = project.build("-W", language="nn")
    assert built.warnings == ""
    assert ("settet", VIDEOS) in links(built)


def test_a_translation_gains_no_link_by_a_definition_of_the_page(project: Project) -> None:
    """The gate does not see the page: only there ``[k]`` is a link."""
    project.write(
        "docs/index.md",
        "# Head\n\nSee [k].\n\nPlain words.\n\nMore [words] in brackets.\n\n"
        "[k]: {{ promote/videos }}\n",
    )
    project.po(
        "index",
        {
            "See [k].": "Sjå [k].",
            "Plain words.": "Reine \\[x][k] ord.",
            "More [words] in brackets.": "Fleire [ord] i hakar.",
        },
    )
    built = project.build(language="nn")
    article = text_of(built.article())
    assert ("k", VIDEOS) in links(built)
    assert [link for link in links(built) if link[1] == VIDEOS] == [("k", VIDEOS)]
    assert "Sjå k." in article
    assert "Plain words." in article
    assert "Fleire [ord] i hakar." in article
    assert "docs/index.md:5: ERROR: The translation" in built.warnings
    assert "the reference `[k]` is not in its source text" in built.warnings
