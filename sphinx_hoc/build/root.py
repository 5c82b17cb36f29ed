"""What lies above the languages: the page that lists them and the map of the site."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_hoc.build.layout import HTML_BUILDERS
from sphinx_hoc.core.root_page import root_index, site_map
from sphinx_hoc.core.site import Layout as SiteLayout
from sphinx_hoc.core.site import Site
from sphinx_hoc.core.whole_file import write_whole
from sphinx_hoc.markdown.page_files import page_files

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx_hoc.build.layout import Layout
    from sphinx_hoc.build.project import Project
    from sphinx_hoc.core.campaign import Campaign


def write_root(
    place: Layout,
    project: Project,
    campaign: Campaign,
    announced: Collection[str],
) -> None:
    """Write what is there once for all languages; only those that lie there are named.

    :param announced: the tags of the languages that readers are told of.
    """
    if place.builder not in HTML_BUILDERS:
        return
    site = Site(
        languages=tuple(
            item
            for tag, item in campaign.languages.items()
            if tag in announced and place.published(tag).is_dir()
        ),
        source=campaign.source,
        layout=SiteLayout.SIBLINGS,
        base=campaign.publishing.url,
    )
    title = project.title or campaign.name
    first = f"{project.root}/index.html" if _has_folder(place, project) else f"{project.root}.html"
    write_whole(place.output / "index.html", root_index(title, site, page=first))
    _write_map(place, site_map(site, _pages(place, project)))


def remove_gone(place: Layout, campaign: Campaign) -> None:
    """Remove the languages that an earlier build made and the campaign has no more."""
    if not place.cache.is_dir():
        return
    for work in sorted(place.cache.iterdir()):
        if place.record(work.name).is_file() and work.name not in campaign.languages:
            shutil.rmtree(place.published(work.name), ignore_errors=True)
            shutil.rmtree(work)


def _pages(place: Layout, project: Project) -> Iterator[str]:
    """Yield the address of each page below a language's folder, as the builder gives it."""
    if place.builder == "singlehtml":
        yield f"{project.root}.html"
        return
    for page in page_files(place.source, project.suffixes, project.excluded):
        address = quote(page.docname)
        if place.builder == "html":
            yield f"{address}.html"
        elif page.docname == "index":
            yield ""
        else:
            yield f"{address.removesuffix('/index')}/"


def _has_folder(place: Layout, project: Project) -> bool:
    return place.builder == "dirhtml" and project.root.rpartition("/")[2] != "index"


def _write_map(place: Layout, text: str) -> None:
    path = place.output / "sitemap.xml"
    if text:
        write_whole(path, text)
    else:
        path.unlink(missing_ok=True)
