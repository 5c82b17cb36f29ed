"""Where a site is published, and where its pages and translations are edited."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING

from sphinx_hoc.core.urls import url_fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_hoc.core.languages import Language
    from sphinx_hoc.core.toml_section import Section

PAGE_FIELDS = ("path", "page")
"""What the address template of a page may name."""
TRANSLATION_FIELDS = ("path", "page", "language", "code", "folder", "component")
"""What the address template of a translation may name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """What ``[site]``, ``[edit]`` and ``languages.threshold`` say; all of it optional.

    :param url: the address under which every language has its folder; ends with a slash,
        or is empty.
    :param edit_page: the address template to edit a page in the source language.
    :param edit_translation: the address template to edit a translation.
    :param help_page: the name of the page of the site that tells how to help.
    :param threshold: the percentage from which a language is announced to readers.
    """

    url: str = ""
    edit_page: str = ""
    edit_translation: str = ""
    help_page: str = ""
    threshold: int = 0

    def page_address(self, *, path: str, docname: str) -> str:
        """Return where a page is edited, or nothing.

        :param path: the file of the page, seen from the top of the project.
        """
        return self.edit_page.format(path=path, page=docname)

    def translation_address(self, language: Language, *, path: str, docname: str) -> str:
        """Return where the translation of a page is edited, or nothing.

        :param path: the PO file, seen from the top of the project.
        """
        return self.edit_translation.format(
            path=path,
            page=docname,
            language=language.html_lang,
            code=language.code,
            folder=language.folder,
            # Weblate names a component after its file, without slashes.
            component=docname.lower().replace("/", "-"),
        )


def read_publishing(root: Section, languages: Section | None) -> Publishing:
    """Read the tables; what is wrong in them goes into their report.

    :param root: the whole campaign file.
    :param languages: its ``[languages]``.
    """
    site, edit = root.section("site"), root.section("edit")
    if site:
        site.only(("url",))
    if edit:
        edit.only(("page", "translation", "help"))
    return Publishing(
        url=_base(site),
        edit_page=_template(edit, "page", PAGE_FIELDS),
        edit_translation=_template(edit, "translation", TRANSLATION_FIELDS),
        help_page=(edit.text("help") if edit else None) or "",
        threshold=_percentage(languages),
    )


def _base(site: Section | None) -> str:
    url = site.text("url") if site else None
    if site is None or url is None:
        return ""
    fault = url_fault(url)
    if fault is None and not url.lower().startswith(("http:", "https:")):
        fault = "is not the address of a site.", "Begin it with `https://`."
    if fault is None and ("?" in url or "#" in url):
        fault = "holds a `?` or a `#`.", "Give the address of a folder."
    if fault:
        site.report.add(site.path_to("url"), f"`{url}` {fault[0]}", fault[1])
        return ""
    return url.rstrip("/") + "/"


def _template(edit: Section | None, name: str, fields: tuple[str, ...]) -> str:
    template = edit.text(name) if edit else None
    if edit is None or template is None:
        return ""
    fault = _template_fault(template, dict.fromkeys(fields, "x"))
    if fault:
        edit.report.add(edit.path_to(name), f"`{template}` {fault[0]}", fault[1])
        return ""
    return template


def _template_fault(template: str, fields: Mapping[str, str]) -> tuple[str, str] | None:
    listed = ", ".join(f"`{{{name}}}`" for name in fields)
    try:
        named = list(Formatter().parse(template))
    except ValueError:
        return "has a brace without its partner.", f"Known names are {listed}."
    for _text, name, form, conversion in named:
        if name is not None and (name not in fields or form or conversion):
            return f"names `{{{name}}}`, which is not known here.", f"Known names are {listed}."
    return url_fault(template.format(**fields))


def _percentage(languages: Section | None) -> int:
    number = languages.number("threshold") if languages else None
    if languages is None or number is None:
        return 0
    if number > 100:
        languages.report.add(
            languages.path_to("threshold"),
            f"found the number `{number}`.",
            "Give a percentage, 1 to 100.",
        )
        return 0
    return number
