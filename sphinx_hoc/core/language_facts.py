"""What a language calls itself and which way it is written, looked up once.

Each look-up takes all of the language's data in CLDR: ten milliseconds and more than a
megabyte. So nothing is looked up before it is printed, and a build of many languages, each
of which names all the others, hands over what it knows already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Direction = Literal["ltr", "rtl"]


class LanguageFacts(NamedTuple):
    """What CLDR says of a language.

    :param autonym: its own name for itself: ``Português (Brasil)``.
    :param direction: ``ltr`` or ``rtl``.
    """

    autonym: str
    direction: Direction


_known: dict[str, LanguageFacts] = {}


def language_facts(locale: str) -> LanguageFacts:
    """Return what CLDR says of a language.

    :param locale: what CLDR calls it: ``pt_BR``.
    """
    if locale not in _known:
        _known[locale] = _looked_up(Locale.parse(locale))
    return _known[locale]


def all_facts(locales: Iterable[str]) -> dict[str, LanguageFacts]:
    """Return the facts of several languages, by what CLDR calls them."""
    return {locale: language_facts(locale) for locale in locales}


def learn_facts(facts: Mapping[str, LanguageFacts]) -> None:
    """Take over what another process has looked up."""
    _known.update(facts)


def _looked_up(locale: Locale) -> LanguageFacts:
    name = locale.get_display_name() or str(locale)
    # A menu starts each name with a capital; title(), not upper(), since Georgian has
    # no capitals in titles and ß has none at all.
    return LanguageFacts(
        autonym=name[0].title() + name[1:],
        direction="rtl" if locale.text_direction == "rtl" else "ltr",
    )
