"""A style sheet in the mirror."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_hoc.core.mirrored_css import mirrored

PAIRS = [
    ("a{left:0}", "a{right:0}"),
    ("a{margin-left:1rem;color:red}", "a{margin-right:1rem;color:red}"),
    ("a{border-top-left-radius:.2rem}", "a{border-top-right-radius:.2rem}"),
    ("a{border-left:1px solid red}", "a{border-right:1px solid red}"),
    ("a{float:right;clear:left}", "a{float:left;clear:right}"),
    ("a{text-align:left!important}", "a{text-align:right!important}"),
    ("a{transition:left .25s ease}", "a{transition:right .25s ease}"),
    ("a{padding:1px 2px 3px 4px}", "a{padding:1px 4px 3px 2px}"),
    ("a{padding:.4rem .5rem .4rem 2rem!important}", "a{padding:.4rem 2rem .4rem .5rem!important}"),
    ("a{margin:0 calc(1px + 2px) 0 3px}", "a{margin:0 3px 0 calc(1px + 2px)}"),
    ("a{border-radius:1px 2px 3px 4px}", "a{border-radius:2px 1px 4px 3px}"),
    ("a{border-radius:1px 2px}", "a{border-radius:2px 1px}"),
    ("a{border-radius:1px 2px 3px}", "a{border-radius:2px 1px 2px 3px}"),
    ("a{box-shadow:2px 0 red,-3px 1px blue inset}", "a{box-shadow:-2px 0 red,3px 1px blue inset}"),
    ("a{box-shadow:inset 2px 0 rgba(0, 0, 0, 1)}", "a{box-shadow:inset -2px 0 rgba(0, 0, 0, 1)}"),
    ("a{transform:translateX(-50%)}", "a{transform:translateX(50%)}"),
    ("a{transform:translate(var(--x),1px)}", "a{transform:translate(calc(var(--x)*-1),1px)}"),
    ("a{background:url(left.png) left top}", "a{background:url(left.png) right top}"),
    ("@media (max-width:9em){a{left:0}b{top:0}}", "@media (max-width:9em){a{right:0}b{top:0}}"),
    ("/* left{left:0} */a{left:0}", "/* left{left:0} */a{right:0}"),
    ('a:before{content:"left:0}";left:0}', 'a:before{content:"left:0}";right:0}'),
    ("pre,code b{left:1px}.x{left:0}", "pre,code b{left:1px}.x{right:0}"),
    ("pre,.x{padding-left:1px}", "pre,.x{padding-right:1px}"),
    (".highlighted{left:0}", ".highlighted{right:0}"),
]  # fmt: skip

SAME = [
    "a{padding:1px 2px 3px}",
    "a{border-radius:3px}",
    "a{box-shadow:0 1px 2px red}",
    "a{transform:translateY(-200%)}",
    "a{--left:left;color:left}",
    "a{margin-top:1px;bottom:0}",
    "a{width:1px",
    "",
]


@pytest.mark.parametrize(("css", "turned"), PAIRS)
def test_each_side_is_turned_round(css: str, turned: str) -> None:
    assert mirrored(css) == turned
    assert mirrored(mirrored(css)) in {
        css,
        # A corner that was not written is, the second time.
        "a{border-radius:1px 2px 3px 2px}",
    }


@pytest.mark.parametrize("css", SAME)
def test_what_has_no_side_stays(css: str) -> None:
    assert mirrored(css) == css


@given(st.text(alphabet="ab{}:;\"'/*()left-right,.01 \n", max_size=60))
def test_any_text_comes_through_at_its_length(css: str) -> None:
    """Nothing is lost, whatever it is; words of five and four letters change places."""
    assert len(mirrored(css).replace("right", "left").split()) <= len(css.split()) + 8
    assert mirrored(css).count("{") == css.count("{")
