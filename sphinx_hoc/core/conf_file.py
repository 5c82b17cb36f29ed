"""What ``conf.py`` says, read and not run: a check must be safe on a stranger's branch."""

from __future__ import annotations

import ast
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from sphinx_hoc.core.errors import HocError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfFile:
    """The options of a ``conf.py`` that the checks need; each has Sphinx's name and default.

    Only values that are written out are known. One that is computed counts as its default.
    """

    hoc_campaign: str = "campaign.toml"
    hoc_locales: str = "../locales"
    hoc_strict: bool = False
    hoc_strict_allowed: tuple[str, ...] = ()
    hoc_untranslated: tuple[str, ...] = ()
    exclude_patterns: tuple[str, ...] = ()
    myst_enable_extensions: tuple[str, ...] = ()
    source_suffix: tuple[str, ...] = (".md",)


def read_conf(path: Path) -> ConfFile:
    """Read a ``conf.py``.

    :raises HocError: where there is none, or it is no Python.
    """
    try:
        tree = ast.parse(path.read_bytes())
    except FileNotFoundError:
        raise HocError(f"{path}: there is no such file. Give the folder of conf.py.") from None
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise HocError(f"{path}: this is not a conf.py that can be read: {error}.") from None
    found: dict[str, Any] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            targets, value = statement.targets, statement.value
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            targets, value = [statement.target], statement.value
        else:
            continue
        for target in targets:
            if isinstance(target, ast.Name) and target.id in _DEFAULTS:
                found |= _option(target.id, value)
    if "source_suffix" in found:
        found["source_suffix"] = tuple(found["source_suffix"]) or _DEFAULTS["source_suffix"]
    return ConfFile(**found)


_DEFAULTS: dict[str, Any] = {item.name: item.default for item in fields(ConfFile)}


def _option(name: str, expression: ast.expr) -> dict[str, Any]:
    try:
        value = ast.literal_eval(expression)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return {}
    default = _DEFAULTS[name]
    if isinstance(default, tuple):
        items = [value] if isinstance(value, str) else value
        is_texts = isinstance(items, (list, tuple, set, dict))
        texts = [item for item in items if isinstance(item, str)] if is_texts else []
        return {name: tuple(sorted(texts) if isinstance(items, set) else texts)}
    return {name: value} if isinstance(value, type(default)) else {}
