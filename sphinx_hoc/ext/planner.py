"""The planner's words."""

from __future__ import annotations

PLANNER_WORDS: tuple[str, ...] = ()
