"""The ``[languages]`` table of a campaign file: the one committed list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_hoc.core.findings import did_you_mean
from sphinx_hoc.core.languages import Language, known_tags, language

if TYPE_CHECKING:
    from sphinx_hoc.core.toml_section import Section

NOT_A_LANGUAGE = ("source", "threshold")
"""The keys of ``[languages]`` that are no row of it."""

_TEXTS = ("code", "locale", "slug", "folder", "autonym", "direction")
# Each of them becomes the name of a folder, in an address or on a disk.
_NAMES = ("code", "slug", "folder")
_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_@")


def read_languages(section: Section | None) -> tuple[dict[str, Language], Language | None]:
    """Read the languages of a campaign.

    :returns: every language by its tag, the source language first, and the source
        language; without a table there is one language, English.
    """
    if section is None:
        english = language("en")
        return {english.tag: english}, english
    name = section.text("source", required=True)
    source = None if name is None else _known(section, "source", name, {})
    found = {} if source is None else {source.tag: source}
    for key, row in section.sections(but=NOT_A_LANGUAGE):
        item = _row(section, key, row)
        if item is not None:
            _add(section, key, item, found, source)
    return found, found.get(source.tag) if source else None


def _add(
    section: Section,
    key: str,
    item: Language,
    found: dict[str, Language],
    source: Language | None,
) -> None:
    twin = next((known for known in found.values() if _same(known, item)), None)
    if twin is not None and twin != source:
        section.report.add(
            section.path_to(key),
            f"is the same language as `{section.path_to(twin.tag)}`.",
            "Keep one of the two.",
        )
        return
    # A row for the source language only carries its overrides.
    found[twin.tag if twin else item.tag] = item


def _same(one: Language, other: Language) -> bool:
    """Two rows may share nothing that becomes an address or a folder."""
    return one.tag == other.tag or one.code == other.code or one.folder == other.folder


def _row(section: Section, key: str, row: Section) -> Language | None:
    row.only((*_TEXTS, "published"))
    overrides: dict[str, Any] = {
        name: value for name in _TEXTS if (value := row.text(name)) is not None
    }
    for name in _NAMES:
        if not _SAFE.issuperset(overrides.get(name, "")):
            row.report.add(
                row.path_to(name),
                f'found the text "{overrides[name]}".',
                "Give letters, digits, `-`, `_` and `@` only: it becomes a folder.",
            )
            return None
    if overrides.get("direction") not in {None, "ltr", "rtl"}:
        row.report.add(
            row.path_to("direction"),
            f'found the text "{overrides["direction"]}".',
            "Give `ltr` or `rtl`.",
        )
        return None
    published = row.switch("published")
    if published is not None:
        overrides["published"] = published
    return _known(section, key, key, overrides)


def _known(section: Section, key: str, tag: str, overrides: dict[str, Any]) -> Language | None:
    try:
        return language(tag, overrides)
    except ValueError:
        wrong = str(overrides.get("locale", tag))
        near = did_you_mean(wrong.lower().replace("_", "-"), known_tags())
        section.report.add(
            section.path_to(key),
            f"`{wrong}` is not a language that CLDR knows.",
            near
            or "Give a BCP 47 tag such as `nn`, `pt-br` or `zh-hans`; for one that CLDR "
            'does not have, name one that writes its dates alike, as `locale = "nb"`.',
        )
        return None
