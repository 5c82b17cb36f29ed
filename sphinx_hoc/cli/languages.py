"""``sphinx-hoc languages``: the one committed list, for people and for workflows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_hoc.core.campaign import read_campaign
from sphinx_hoc.core.conf_file import read_conf
from sphinx_hoc.core.errors import HocError
from sphinx_hoc.core.findings import did_you_mean

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from sphinx_hoc.core.campaign import Campaign
    from sphinx_hoc.core.languages import Language

_FIELDS = ("tag", "code", "slug", "folder", "autonym", "direction")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--source", default="docs", help="the folder of conf.py [%(default)s]")
    parser.add_argument("--json", action="store_true", help="print a list that a workflow can read")


def run(arguments: argparse.Namespace) -> int:
    """Print every language, the source language first."""
    source = Path(arguments.source)
    path = source / read_conf(source / "conf.py").hoc_campaign
    campaign = read_campaign(path, str(path))
    rows = [
        {**{name: getattr(item, name) for name in _FIELDS}, "source": item == campaign.source}
        for item in campaign.languages.values()
    ]
    print(json.dumps(rows, ensure_ascii=False) if arguments.json else _table(rows))
    return 0


def wanted_languages(campaign: Campaign, names: Iterable[str]) -> list[Language]:
    """Return the languages that a person has named, in any spelling; all where none is.

    :raises HocError: where the campaign does not have one of them.
    """
    return [_named(campaign, name) for name in dict.fromkeys(names)] or [
        *campaign.languages.values()
    ]


def _named(campaign: Campaign, name: str) -> Language:
    found = campaign.language_named(name)
    if found is None:
        listed = ", ".join(f"`{tag}`" for tag in campaign.languages)
        near = did_you_mean(name, campaign.languages)
        msg = f"the language `{name}` is not in the campaign file, which has {listed}. {near}"
        raise HocError(msg.rstrip())
    return found


def _table(rows: list[dict[str, object]]) -> str:
    names = ("tag", "code", "direction", "autonym")
    widths = [max(len(str(row[name])) for row in rows) for name in names]
    return "\n".join(
        "  ".join(
            str(row[name]).ljust(width) for name, width in zip(names, widths, strict=True)
        ).rstrip()
        for row in rows
    )
