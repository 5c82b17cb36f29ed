"""The page of a site that tells how to help with its translation: whether there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_hoc.core.build_rules import CONFIG
from sphinx_hoc.core.findings import did_you_mean
from sphinx_hoc.core.toml_section import line_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from sphinx_hoc.core.campaign import Campaign
    from sphinx_hoc.core.findings import Finding


def help_page_faults(
    campaign: Campaign, path: Path, shown: str, pages: Collection[str]
) -> Iterator[Finding]:
    """Yield a finding where the campaign file names a page that is not there.

    :param path: the campaign file.
    :param shown: what findings call it.
    :param pages: the names of the pages that there are.
    """
    name = campaign.publishing.help_page
    if name and name not in pages:
        line = line_of(path.read_text(encoding="utf-8-sig"), "edit.help")
        message = f"`edit.help` names the page `{name}`, which does not exist."
        yield CONFIG.finding(shown, line, message, did_you_mean(name, pages))
