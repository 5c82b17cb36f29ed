"""Checks that links and images lead where those of the source text lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_hoc.core.check_registry import MARKED, check
from sphinx_hoc.core.check_settings import CheckSettings
from sphinx_hoc.core.destinations import comparable, hidden_in, host_of, is_allowed
from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.pairs import meant, missing
from sphinx_hoc.core.rules import Example, Fault, quoted, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_hoc.core.pairs import Pair
    from sphinx_hoc.core.reading import Link


@check(
    "message-link",
    Severity.ERROR,
    "A translation has the links of its source text, in any order, and no others: an address is "
    "not for translation. A project can list hosts in `allowed_hosts` to which translators may "
    "link.",
    Example(
        msgid="Get the [kit](https://example.org/kit).",
        bad="Hent [pakken](https://examp1e.org/kit).",
        good="[Pakken](HTTPS://EXAMPLE.ORG/kit) kan du hente.",
        settings=CheckSettings(allowed_hosts=("example.com",)),
    ),
    stage=MARKED,
)
def check_links(pair: Pair) -> Iterator[Fault]:
    """Yield each link that only one of the two has."""
    source, target = pair.source.links, pair.target.links
    yield from _destinations("link", source, target, pair.settings.allowed_hosts)
    if sum(link.titled for link in target) > sum(link.titled for link in source):
        yield Fault("A link has a title that the source text does not have.", "Take it out.")


@check(
    "message-image",
    Severity.ERROR,
    "A translation shows the images of its source text and no others: each image tells its host "
    "who reads the page.",
    Example(
        msgid="Press ![the green flag](flag.png).",
        bad="Trykk ![det grøne flagget](https://example.com/flag.png).",
        good="Trykk ![det grøne flagget](flag.png).",
    ),
    stage=MARKED,
)
def check_images(pair: Pair) -> Iterator[Fault]:
    """Yield each image that only one of the two has."""
    source, target = pair.source.images, pair.target.images
    yield from _destinations("image", source, target, ())
    if sum(image.titled for image in target) > sum(image.titled for image in source):
        yield Fault("An image has a title that the source text does not have.", "Take it out.")


def _destinations(
    kind: str, source: Sequence[Link], target: Sequence[Link], hosts: tuple[str, ...]
) -> Iterator[Fault]:
    as_written = {comparable(link.destination): link.destination for link in (*source, *target)}
    wanted = [comparable(link.destination) for link in source]
    found = [comparable(link.destination) for link in target]
    if wanted == found:
        return
    lost, added = missing(wanted, found), missing(found, wanted)
    wrong = [item for item in added if not is_allowed(as_written[item], hosts)]
    for item in wrong:
        near = meant(item, lost)
        if near:
            lost.remove(near)
        yield _wrong(kind, as_written[item], as_written.get(near, ""))
    # A link to a host that is allowed may stand for one of the source text.
    for item in lost[len(added) - len(wrong) :]:
        yield Fault(
            f"The {kind} to {quoted(as_written[item], 80)} is missing.",
            _written(kind, as_written[item]),
        )


def _wrong(kind: str, read: str, near: str) -> Fault:
    sign, host = hidden_in(read), host_of(read)
    message = f"The {kind} to {quoted(read, 80)} is not in the source text"
    if sign:
        message += f"; it holds the invisible sign U+{ord(sign):04X}"
    elif host and near and host != host_of(near):
        message += f", it leads to the host {quoted(host)}"
    suggestion = f"Did you mean {quoted(near, 80)}?" if near else "Take it out."
    return Fault(f"{message}.", suggestion)


def _written(kind: str, destination: str) -> str:
    mark = "!" if kind == "image" else ""
    return f"Write `{mark}[…]({shown(destination, 80)})`."
