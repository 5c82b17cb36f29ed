"""A language: its tag, its codes at Sphinx and Read the Docs, its name and direction.

One name is written in the campaign file; the others follow from CLDR through Babel.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Direction = Literal["ltr", "rtl"]

# Where Sphinx names its own catalogue after a territory or a modifier, and CLDR after a
# script: without the territory's name Sphinx would show its words in English.
_SPHINX_CODES = {"zh_Hans": "zh_CN", "zh_Hant": "zh_TW", "sr_Latn": "sr@latin"}
# The same the other way, for a Sphinx code that Babel can't read.
_CLDR_CODES = {sphinx: cldr for cldr, sphinx in _SPHINX_CODES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A row of ``[languages]``.

    :param tag: the BCP 47 tag in lower case, as it stands in addresses: ``pt-br``.
    :param code: what Sphinx calls it, for ``-D language=…``: ``pt_BR``.
    :param locale: what CLDR calls it, for dates and times: ``pt_BR``.
    :param slug: what Read the Docs calls it: ``pt-br``.
    :param folder: the folder of its catalogues below ``locales``: ``pt_BR``.
    :param autonym: its own name for itself: ``Português (Brasil)``.
    :param direction: ``ltr`` or ``rtl``.
    """

    tag: str
    code: str
    locale: str
    slug: str
    folder: str
    autonym: str
    direction: Direction

    @property
    def html_lang(self) -> str:
        """The tag in the letter case that BCP 47 recommends, for ``lang`` and ``hreflang``."""
        language, *rest = self.tag.split("-")
        return "-".join([language, *map(_cased_subtag, rest)])

    def answers_to(self, name: str) -> bool:
        """Return whether ``name`` is one of this language's names, in any spelling."""
        names = {self.tag, self.code, self.locale, self.slug, self.folder}
        return _plain(name) in map(_plain, names)


def language(tag: str, overrides: Mapping[str, str] | None = None) -> Language:
    """Return the language that a tag names.

    :param tag: a BCP 47 tag or a CLDR, Sphinx or Read the Docs code, in any letter case.
    :param overrides: fields of :class:`Language` that a project sets itself.
    :raises ValueError: where CLDR knows no such language.
    """
    locale = _cldr_locale(tag)
    code = _SPHINX_CODES.get(locale, locale)
    derived = {
        "tag": tag.replace("_", "-").replace("@", "-").lower(),
        "code": code,
        "locale": locale,
        "slug": code.replace("_", "-").replace("@", "-").lower(),
        "folder": code,
        "autonym": _autonym(locale),
        "direction": _direction(locale),
    }
    return Language(**{**derived, **(overrides or {})})  # type: ignore[arg-type]


def known_tags() -> Iterable[str]:
    """Return every tag that CLDR knows, as a campaign file would write it."""
    return (identifier.replace("_", "-").lower() for identifier in locale_identifiers())


def _plain(name: str) -> str:
    return name.replace("_", "-").replace("@", "-").lower()


def _cased_subtag(subtag: str) -> str:
    """Scripts are written ``Hans``, territories ``BR`` (BCP 47, section 2.1.1)."""
    return {2: subtag.upper(), 4: subtag.title()}.get(len(subtag), subtag)


@cache
def _cldr_locale(tag: str) -> str:
    wanted = _CLDR_CODES.get(tag, tag.replace("-", "_"))
    wanted = {"zh_cn": "zh_Hans", "zh_tw": "zh_Hant"}.get(wanted.lower(), wanted)
    try:
        return _spelt_as_cldr(wanted) or str(Locale.parse(wanted, resolve_likely_subtags=False))
    except (UnknownLocaleError, ValueError, TypeError) as error:
        msg = f"`{tag}` is not a language that CLDR knows."
        raise ValueError(msg) from error


def _spelt_as_cldr(wanted: str) -> str | None:
    by_lower_case = {name.lower(): name for name in locale_identifiers()}
    return by_lower_case.get(wanted.lower())


def _autonym(locale: str) -> str:
    name = Locale.parse(locale).get_display_name() or locale
    # A menu starts each name with a capital; title(), not upper(), since Georgian has
    # no capitals in titles and ß has none at all.
    return name[0].title() + name[1:]


def _direction(locale: str) -> Direction:
    return "rtl" if Locale.parse(locale).text_direction == "rtl" else "ltr"
