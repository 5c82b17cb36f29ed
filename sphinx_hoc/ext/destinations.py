"""Placeholders in addresses: what may stand there, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_hoc.core.campaign import unknown_placeholder
from sphinx_hoc.core.placeholders import PLACEHOLDER, keys_in, replace_keys, written
from sphinx_hoc.core.urls import looks_like_url
from sphinx_hoc.core.values import Kind
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.reporting import report
from sphinx_hoc.ext.usage import use

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_hoc.core.values import Value


def resolve_destination(env: BuildEnvironment, url: str, line: int | None) -> str | None:
    """Return an address with its placeholders replaced.

    :param url: the address as written, with at least one placeholder.
    :returns: nothing where one of them is unknown or no address; each such one has been
        reported.
    """
    alone = PLACEHOLDER.fullmatch(url.strip()) is not None
    values = {key: use(env, key) for key in keys_in(url)}
    fit = [_is_fit(env, key, value, alone, line) for key, value in values.items()]
    if not all(fit):
        return None
    return replace_keys(url.strip(), lambda key: _part(values[key], alone))


def is_local_file(text: str) -> bool:
    """Return whether a value of the kind *file* is a path below the source folder."""
    return not looks_like_url(text)


def _is_fit(
    env: BuildEnvironment, key: str, value: Value | None, alone: bool, line: int | None
) -> bool:
    if value is None:
        message, suggestion = unknown_placeholder(build_of(env.config).campaign, key)
        report(env, line, "placeholder-unknown", message, suggestion)
        return False
    if value.kind in {Kind.URL, Kind.FILE} or (value.kind is Kind.TEXT and not alone):
        return True
    report(
        env,
        line,
        "placeholder-kind",
        f"`{written(key)}` is a {value.kind}, and a link needs an address.",
        _addresses(env),
    )
    return False


def _addresses(env: BuildEnvironment) -> str:
    definitions = build_of(env.config).campaign.definitions
    known = [key for key, item in definitions.items() if item.kind in {Kind.URL, Kind.FILE}]
    listed = ", ".join(f"`{written(key)}`" for key in sorted(known)[:6])
    return f"Addresses of this campaign are {listed}."


def _part(value: Value | None, alone: bool) -> str:
    """Words inside an address are encoded whole: they can't become a scheme or a host."""
    text = value.text if value else ""
    if value and value.kind is Kind.TEXT:
        return quote(text, safe="")
    if value and value.kind is Kind.FILE and alone and is_local_file(text):
        return f"/{text.lstrip('/')}"
    return text
