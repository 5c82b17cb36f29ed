"""What a project configures, and the campaign and language of this build."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.errors import ConfigError

from sphinx_hoc.core.campaign import Campaign, read_campaign
from sphinx_hoc.core.errors import CampaignError
from sphinx_hoc.core.findings import did_you_mean

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_hoc.core.languages import Language
    from sphinx_hoc.core.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A value of ``conf.py``: declared once, registered by a loop.

    :param name: with its prefix, as a project writes it.
    :param default: used where a project says nothing.
    :param types: what a project may give.
    :param help: one sentence for the documentation.
    """

    name: str
    default: Any
    types: tuple[type, ...]
    help: str


OPTIONS = (
    Option(
        name="hoc_campaign",
        default="campaign.toml",
        types=(str,),
        help="The campaign file, seen from the folder of `conf.py`.",
    ),
    Option(
        name="hoc_locales",
        default="../locales",
        types=(str,),
        help="The folder of the catalogues, seen from the folder of `conf.py`.",
    ),
    Option(
        name="hoc_untranslated",
        default=(),
        types=(list, tuple),
        help="Names of pages that stay in the source language: they have no catalogue.",
    ),
    Option(
        name="hoc_layout",
        default="",
        types=(str,),
        help="`siblings` where each language has a folder beside the others, named after its "
        "tag; `alone` where not. By default the name of the output folder tells.",
    ),
    Option(
        name="hoc_announced",
        default=(),
        types=(list, tuple),
        help="Tags of the languages that readers are told of; by default every one that has "
        "a catalogue and reaches the threshold of the campaign file.",
    ),
    Option(
        name="hoc_strict",
        default=False,
        types=(bool,),
        help="Whether pages are untrusted: no raw HTML, nothing from outside the source folder.",
    ),
    Option(
        name="hoc_strict_allowed",
        default=(),
        types=(list, tuple),
        help="Directives and roles of other extensions that strict pages may use.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What one build is about.

    :param campaign: the values of the year.
    :param language: the language of this build.
    """

    campaign: Campaign
    language: Language

    def lookup(self, key: str) -> Value | None:
        """Return what a placeholder stands for in this build, or nothing."""
        return self.campaign.lookup(key, self.language)


def build_of(config: Config) -> Build:
    """Return the campaign and the language of the running build."""
    build = config.hoc_build
    if not isinstance(build, Build):
        msg = "sphinx_hoc has not been configured"
        raise ConfigError(msg)
    return build


def setup_config(app: Sphinx) -> None:
    """Register the options, and read the campaign once they are known."""
    for option in OPTIONS:
        # Not "env": a page is read again only if a value that it uses has changed.
        app.add_config_value(option.name, option.default, "", frozenset(option.types))
    # Before MyST and sphinx-design read their own configuration (500).
    app.connect("config-inited", _configure, priority=100)


def _configure(app: Sphinx, config: Config) -> None:
    _refuse_substitution(config)
    path = Path(app.confdir, config.hoc_campaign)
    try:
        campaign = read_campaign(path, short_path(path))
    except CampaignError as error:
        msg = f"the campaign can't be used:\n{error}"
        raise ConfigError(msg) from None
    _use_furo(config)
    language = _language(config, campaign)
    config.language = language.code
    config.hoc_build = Build(campaign=campaign, language=language)


def _use_furo(config: Config) -> None:
    """The theme that the extension is made for, where a project names none."""
    if "html_theme" not in config._raw_config and "html_theme" not in config.overrides:
        config.html_theme = "furo"


def _refuse_substitution(config: Config) -> None:
    """MyST's own substitution runs Jinja on pages and on translations alike."""
    if "substitution" in config.myst_enable_extensions:
        msg = (
            "`myst_enable_extensions` holds `substitution`, which runs whatever a page or a "
            "translation writes between braces. Take it out: sphinx_hoc replaces "
            "`{{ group/name }}` itself, by a look-up in the campaign file."
        )
        raise ConfigError(msg)


def _language(config: Config, campaign: Campaign) -> Language:
    """The language that was asked for, in any spelling; the source language by default."""
    name = str(config.language) if _is_chosen(config) else _on_read_the_docs(campaign)
    found = campaign.language_named(name)
    if found is None:
        listed = ", ".join(f"`{tag}`" for tag in campaign.languages)
        near = did_you_mean(name, campaign.languages)
        msg = (
            f"the language `{name}` is not in the campaign file's `[languages]`, "
            f"which has {listed}. {near}"
        )
        raise ConfigError(msg.rstrip())
    return found


def _is_chosen(config: Config) -> bool:
    return "language" in config.overrides or "language" in config._raw_config


def _on_read_the_docs(campaign: Campaign) -> str:
    """Read the Docs builds a project per language and says which in the environment."""
    if os.environ.get("READTHEDOCS") == "True":
        return os.environ.get("READTHEDOCS_LANGUAGE") or campaign.source.tag
    return campaign.source.tag


def short_path(path: Path) -> str:
    """Return a path as a person would name it: from here where it lies below here."""
    path = Path(os.path.normpath(path))
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
