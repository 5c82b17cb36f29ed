"""A language: its tag, its codes at Sphinx and Read the Docs, its name and direction.

One name is written in the campaign file; the others follow from CLDR through Babel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from babel.localedata import locale_identifiers, resolve_locale_filename

from sphinx_hoc.core.language_facts import language_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_hoc.core.language_facts import Direction

# Where Sphinx names its own catalogue after a territory or a modifier, and CLDR after a
# script: without the territory's name Sphinx would show its words in English.
_SPHINX_CODES = {"zh_Hans": "zh_CN", "zh_Hant": "zh_TW", "sr_Latn": "sr@latin"}

# What the world writes and CLDR names otherwise, in lower case. `no` is Bokmål in practice;
# the rest are names of territories and modifiers that stand for a script.
_CLDR_NAMES = {
    "no": "nb",
    "no_no": "nb",
    "zh_cn": "zh_Hans",
    "zh_sg": "zh_Hans_SG",
    "zh_tw": "zh_Hant",
    "zh_hk": "zh_Hant_HK",
    "zh_mo": "zh_Hant_MO",
    "sr@latin": "sr_Latn",
    "sr_latin": "sr_Latn",
}

# What is looked up late where a project does not set it.
_OWN = ("autonym", "direction")

_CLDR_SPELLING = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_([A-Z]{2}|\d{3}))?")
_TAG = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A row of ``[languages]``.

    :param tag: the BCP 47 tag in lower case, as it stands in addresses: ``pt-br``.
    :param code: what Sphinx calls it, for ``-D language=…``: ``pt_BR``.
    :param locale: what CLDR calls it, for dates and times: ``pt_BR``.
    :param slug: what Read the Docs calls it: ``pt-br``.
    :param folder: the folder of its catalogues below ``locales``: ``pt_BR``.
    :param own_autonym: the name for itself that a project gives it.
    :param own_direction: the direction that a project gives it.
    :param published: whether readers are told of it; it is built all the same.
    """

    tag: str
    code: str
    locale: str
    slug: str
    folder: str
    own_autonym: str = ""
    own_direction: Direction | None = None
    published: bool = True

    @property
    def autonym(self) -> str:
        """Its own name for itself: ``Português (Brasil)``.

        Looked up where it is printed: each takes all of the language's data in CLDR, which
        a build of one language of many would read for nothing.
        """
        return self.own_autonym or language_facts(self.locale).autonym

    @property
    def direction(self) -> Direction:
        """``ltr`` or ``rtl``."""
        return self.own_direction or language_facts(self.locale).direction

    @property
    def html_lang(self) -> str:
        """The tag in the letter case that BCP 47 recommends, for ``lang`` and ``hreflang``."""
        language, *rest = self.tag.split("-")
        return "-".join([language, *map(_cased_subtag, rest)])

    @property
    def territorial(self) -> str:
        """Language and territory as Open Graph wants them: ``nn_NO``."""
        language, _script, territory = _likely(self.locale)
        return f"{language}_{territory}" if territory else language

    def answers_to(self, name: str) -> bool:
        """Return whether ``name`` is one of this language's names, in any spelling."""
        names = {self.tag, self.code, self.locale, self.slug, self.folder}
        return _plain(name) in map(_plain, names)

    def is_meant_by(self, name: str) -> bool:
        """Return whether ``name`` says the same at greater or lesser length.

        Read the Docs and Sphinx write ``uk_UA`` where CLDR, which knows that Ukrainian is
        written in Ukraine, writes ``uk``.
        """
        try:
            return _likely(_cldr_locale(name)) == _likely(self.locale)
        except ValueError:
            return False


def language(tag: str, overrides: Mapping[str, Any] | None = None) -> Language:
    """Return the language that a tag names.

    :param tag: a BCP 47 tag or a CLDR, Sphinx or Read the Docs code, in any letter case.
    :param overrides: what a project sets itself, by the names of :class:`Language`; what
        follows from a code follows from the one that is set.
    :raises ValueError: where CLDR knows no such language.
    """
    given = overrides or {}
    if not _TAG.fullmatch(_bcp47(tag)):
        msg = f"`{tag}` is not a BCP 47 tag."
        raise ValueError(msg)
    locale = _cldr_locale(str(given.get("locale", tag)))
    # A language that borrows another's dates is still one of its own.
    name = tag.replace("-", "_") if "locale" in given else locale
    code = str(given.get("code", _SPHINX_CODES.get(name, name)))
    derived = {
        "tag": _bcp47(tag),
        "code": code,
        "locale": locale,
        "slug": _plain(code),
        "folder": code,
    }
    own = {f"own_{name}": given[name] for name in _OWN if name in given}
    others = {name: value for name, value in given.items() if name not in _OWN}
    return Language(**{**derived, **others, **own, "locale": locale})


def known_tags() -> Iterable[str]:
    """Return every tag that CLDR knows, as a campaign file would write it."""
    return (identifier.replace("_", "-").lower() for identifier in locale_identifiers())


def sphinx_codes(language: Language) -> tuple[str, ...]:
    """Return the names under which Sphinx may have a catalogue of its own words.

    Sphinx calls some of them after their territory, ``uk_UA``; the nearest name is first.
    """
    name, _territory, script, *_rest = parse_locale(language.locale)
    names = [language.code, language.locale]
    if script is None:  # the bare name may be written in another script
        names += [language.territorial, name]
    return tuple(dict.fromkeys(names))


def _plain(name: str) -> str:
    return name.replace("_", "-").replace("@", "-").lower()


def _bcp47(tag: str) -> str:
    """A tag in lower case; a modifier is no subtag, and its script is one."""
    return _plain(_CLDR_NAMES.get(tag.lower(), tag) if "@" in tag else tag)


def _cased_subtag(subtag: str) -> str:
    """Scripts are written ``Hans``, territories ``BR`` (BCP 47, section 2.1.1)."""
    return {2: subtag.upper(), 4: subtag.title()}.get(len(subtag), subtag)


@cache
def _cldr_locale(tag: str) -> str:
    wanted = tag.strip().replace("-", "_")
    wanted = _CLDR_NAMES.get(wanted.lower(), wanted)
    name, separator, rest = wanted.partition("_")
    # Tagalog is Filipino, `iw` is Hebrew: CLDR renames what older standards named.
    wanted = get_global("language_aliases").get(name.lower(), name) + separator + rest
    try:
        return _spelt_as_cldr(wanted) or str(Locale.parse(wanted, resolve_likely_subtags=False))
    except (UnknownLocaleError, ValueError, TypeError) as error:
        msg = f"`{tag}` is not a language that CLDR knows."
        raise ValueError(msg) from error


@cache
def _names_by_lower_case() -> Mapping[str, str]:
    return {name.lower(): name for name in locale_identifiers()}


def _spelt_as_cldr(wanted: str) -> str | None:
    # To list all of CLDR takes longer than to read a page, and most names are spelt right.
    if _CLDR_SPELLING.fullmatch(wanted) and Path(resolve_locale_filename(wanted)).is_file():
        return wanted
    return _names_by_lower_case().get(wanted.lower())


@cache
def _likely(locale: str) -> tuple[str, str, str]:
    """Language, script and territory, the unsaid ones as CLDR finds them likely."""
    name, territory, script, *_rest = parse_locale(locale)
    likely = get_global("likely_subtags")
    for known in (f"{name}_{script}", f"{name}_{territory}", name):
        if known in likely:
            _name, other, where, *_rest = parse_locale(likely[known])
            return name, script or where or "", territory or other or ""
    return name, script or "", territory or ""
