"""The sign-up button on the day of the build, and what a page needs for every later day.

Done while pages are written: a new day writes pages again without reading them.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_hoc.core.signup import Dates, Offer, State, build_date, dates_of, offers
from sphinx_hoc.ext.builders import writes_web_pages
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.page_data import page_data
from sphinx_hoc.ext.qr_code import qr_code
from sphinx_hoc.ext.rewriting import now_shows
from sphinx_hoc.ext.signup import BUTTON_CLASS
from sphinx_hoc.ext.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

TOPIC = "signup"
TEXT_CLASS = "hoc-signup-text"
QR_LABEL = "QR code with the address {address}"

_ON_PAGE = "on_page"
# A code of a longer address has modules too small for a phone to read from a wall.
_LONGEST = 300


class signup_details(nodes.General, nodes.Element):
    """What follows a button on a web page: the date in words, the QR code, the states."""


class signup_print(nodes.General, nodes.Element):
    """The button on paper; ``target`` says for which address, ``hidden`` that it is not now's."""


class ShowSignupState(SphinxPostTransform):
    """Give each button the label and the target of the campaign's state.

    Before :class:`~sphinx_hoc.ext.signup.ShowButtonAddress` (200), which writes the target
    out; a button has no reference that has to be resolved first.
    """

    default_priority = 150

    def run(self, **_kwargs: Any) -> None:
        """Finish every button of the page."""
        if self.app.builder.name == "gettext":
            return
        for paragraph in list(self.document.findall(nodes.paragraph)):
            if BUTTON_CLASS in paragraph["classes"]:
                _finish(paragraph, self.config, on_web=writes_web_pages(self.app.builder))


def setup_signup_state(app: Sphinx) -> None:
    """Read the day of the build once, and register what shows it."""
    # After the campaign is read (100).
    app.connect("config-inited", _note_day, priority=200)
    for node in (signup_details, signup_print):
        app.add_node(node, html=(_visit_html, _depart_html))
    app.add_post_transform(ShowSignupState)
    app.connect("html-page-context", _add_script)


def current_state(config: Config) -> State:
    """Return the campaign's state on the day of the build."""
    return _dates(config).state_on(config.hoc_build_date)


def _note_day(_app: Sphinx, config: Config) -> None:
    config.hoc_build_date = build_date(os.environ)
    build = build_of(config)
    campaign = build.campaign
    config.hoc_offers = offers(
        campaign.signup, _dates(config), build.language, partial(word, config)
    )
    name = campaign.name_in(build_of(config).language)
    facts = (name, campaign.event, campaign.signup, _dates(config))
    now_shows(config, TOPIC, repr((current_state(config), *facts)))


def _dates(config: Config) -> Dates:
    campaign = build_of(config).campaign
    return dates_of(campaign.signup, campaign.start, campaign.end)


def _offers(config: Config) -> Mapping[State, Offer]:
    made: Mapping[State, Offer] = config.hoc_offers
    return made


def _finish(paragraph: nodes.paragraph, config: Config, *, on_web: bool) -> None:
    link = next(iter(paragraph.findall(nodes.reference)))
    follows: list[nodes.Element] = []
    targets = [str(link["refuri"])]
    if paragraph.get("hoc_signup"):
        made, state = _offers(config), current_state(config)
        own = paragraph["hoc_signup"] == _ON_PAGE
        paragraph.children = []
        paragraph += _shown(made[state], state, link, config, own=own)
        follows += _note(made[state])
        follows += [_data(made, state, link, config, own=own)] if on_web else []
        targets = _targets(made, state)
    if on_web:
        follows += _printed(targets, config, now=_address_of(paragraph))
        follows = [signup_details("", *follows, classes=["hoc-signup-details"])]
    for node in reversed(follows):
        paragraph.parent.insert(paragraph.parent.index(paragraph) + 1, node)


def _shown(
    offer: Offer, state: State, link: nodes.reference, config: Config, *, own: bool
) -> nodes.Element:
    """Return the link of a state, or its label alone where it leads nowhere."""
    kept = own and state in {State.OPEN, State.UNDER_WAY}
    label = link.children if kept else [nodes.Text(offer.label)]
    language = [] if kept else _language_class(offer, config)
    if offer.target is None:
        return nodes.inline("", "", *label, classes=[TEXT_CLASS, *language])
    return nodes.reference(
        "", "", *label, refuri=offer.target, classes=[*link["classes"], *language]
    )


def _language_class(offer: Offer, config: Config) -> list[str]:
    """The class that docutils prints as ``lang``, for a label in another language."""
    build = build_of(config)
    foreign = not offer.is_translated and build.language != build.campaign.source
    return [f"language-{build.campaign.source.html_lang}"] if foreign else []


def _note(offer: Offer) -> Iterator[nodes.paragraph]:
    if offer.note:
        yield nodes.paragraph("", offer.note, classes=["hoc-signup-note"], translatable=False)


def _targets(made: Mapping[State, Offer], state: State) -> list[str]:
    """Return each address once, that of the current state first."""
    targets = [made[state].target, *(offer.target for offer in made.values())]
    return list(dict.fromkeys(target for target in targets if target))


def _address_of(paragraph: nodes.paragraph) -> str:
    link = next(iter(paragraph.findall(nodes.reference)), None)
    return str(link["refuri"]) if link else ""


def _data(
    made: Mapping[State, Offer], state: State, link: nodes.reference, config: Config, *, own: bool
) -> nodes.Element:
    """Return the dates and every state, for the script that follows the reader's day."""
    dates = _dates(config)
    days = {"opens": dates.opens, "closes": dates.closes, "start": dates.start, "end": dates.end}
    states = {
        str(name): {
            "label": link.astext()
            if own and name in {State.OPEN, State.UNDER_WAY}
            else offer.label,
            "target": offer.target,
            "note": offer.note,
            "lang": "".join(_language_class(offer, config)).removeprefix("language-"),
        }
        for name, offer in made.items()
    }
    return page_data(
        "hoc-signup-data",
        {
            **{name: day and day.isoformat() for name, day in days.items()},
            "state": str(state),
            "classes": " ".join(["reference", "external", *link["classes"]]),
            "states": states,
        },
    )


def _printed(targets: list[str], config: Config, *, now: str) -> Iterator[nodes.Element]:
    """Yield the QR code of each address, with the address in words."""
    plain = {offer.target: offer.address for offer in _offers(config).values()}
    for target in targets:
        if not target.startswith(("http://", "https://")) or len(target) > _LONGEST:
            continue
        address = (plain.get(target) or target).partition("://")[2].removesuffix("/")
        label = word(config, QR_LABEL).replace("{address}", address)
        yield signup_print(
            "",
            qr_code("", address=target, label=label),
            nodes.inline("", address, classes=["hoc-signup-address"]),
            classes=["hoc-signup-print"],
            target=target,
            hidden=target != now,
        )


def _visit_html(self: HTML5Translator, node: nodes.Element) -> None:
    attributes = {"data-target": node["target"]} if node.get("target") else {}
    if node.get("hidden"):
        attributes["hidden"] = "hidden"
    self.body.append(self.starttag(node, "div", **attributes))


def _depart_html(self: HTML5Translator, _node: nodes.Element) -> None:
    self.body.append("</div>\n")


def _add_script(
    app: Sphinx,
    _pagename: str,
    _template: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if doctree is not None and next(iter(doctree.findall(signup_details)), None):
        app.add_js_file("signup.js", loading_method="defer")
