"""For any string as a translation the page is whole, harmless, and what is said of it is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from any_messages import NUMBER, TEXTS, assert_sound, source_of, translated_with
from hostile_bypass import NO_GATE
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from conftest import Built, Project

PAGES = st.lists(TEXTS, min_size=NUMBER, max_size=NUMBER)
FEW = settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.generate],  # to shrink 120 strings takes hundreds of builds
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow,
                           HealthCheck.data_too_large, HealthCheck.large_base_example],
)  # fmt: skip


@pytest.fixture
def gated(project: Project) -> tuple[Project, Built]:
    return project, source_of(project)


@pytest.fixture
def ungated(project: Project) -> tuple[Project, Built]:
    return project, source_of(project, NO_GATE)


@FEW
@given(texts=PAGES)
def test_any_translation(gated: tuple[Project, Built], texts: list[str]) -> None:
    project, source = gated
    assert_sound(source, translated_with(project, texts), texts, gated=True)


@FEW
@given(texts=PAGES)
def test_any_translation_without_a_gate(ungated: tuple[Project, Built], texts: list[str]) -> None:
    project, source = ungated
    assert_sound(source, translated_with(project, texts), texts, gated=False)
