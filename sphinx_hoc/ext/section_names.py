"""The name of a section when its title is translated: it answers to both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable


def rename_section(
    title: nodes.title,
    translation: Iterable[nodes.Node],
    document: nodes.document,
    targets: Iterable[nodes.target],
) -> bool:
    """Give a section the name that its translated title makes, beside the one that it has.

    Its id stays, and so do the links to it: an implicit id moves to the new name, and one
    that the page has given the section itself remains where it is.

    :param translation: the nodes that the title is about to hold.
    :param targets: those of the document.
    :returns: whether the name is another one.
    """
    section = title.parent
    old = nodes.fully_normalize_name(title.astext())
    new = nodes.fully_normalize_name("".join(node.astext() for node in translation))
    if new == old:
        return False
    section["names"].append(new)
    own = document.nameids.get(old)
    if own:  # none where another section has the same title
        if not document.nametypes.get(old):
            for table, key in (
                (document.nameids, old),
                (document.nametypes, old),
                (document.ids, own),
            ):
                table.pop(key, None)
        document.note_implicit_target(section)
    for target in targets:
        if target.get("refname") == old:
            target["refname"] = new
    return True
