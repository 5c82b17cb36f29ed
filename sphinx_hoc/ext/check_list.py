"""``check-list``: the documentation of every check, made from the checks themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinx_hoc.core.rule_examples import example_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx

    from sphinx_hoc.core.rules import Rule

_SCOPES = ("page", "page name", "message", "catalogue", "folder", "campaign", "build")


class CheckList(SphinxDirective):
    """Lists the checks of the scopes that its argument names, in the order of their codes."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {"class": directives.class_option}

    def run(self) -> list[nodes.Node]:
        """Make a definition list; each code is an anchor."""
        # Imported here: every check is a lot for the pages that list none.
        from sphinx_hoc.core.all_rules import ALL_RULES

        wanted = [scope.strip() for scope in self.arguments[0].split(",")]
        if unknown := [scope for scope in wanted if scope not in _SCOPES]:
            raise self.error(f"There are no checks of `{unknown[0]}`; there are {_SCOPES}.")
        listed = nodes.definition_list(classes=["hoc-checks", *self.options.get("class", ())])
        for rule in ALL_RULES:
            if rule.scope in wanted:
                listed.append(_item(rule))
        self.set_source_info(listed)
        return [listed]


def setup_check_list(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("check-list", CheckList)


def _item(rule: Rule) -> nodes.definition_list_item:
    term = nodes.term("", "", nodes.literal(rule.code, rule.code), translatable=False)
    term["ids"].append(rule.code)
    kept = ", mended" if rule.repaired else ""
    term += [nodes.Text(f" ({rule.severity}{kept})")]
    body = nodes.definition("", _paragraph(rule.explanation), *_examples(rule))
    return nodes.definition_list_item("", term, body)


def _examples(rule: Rule) -> Iterator[nodes.Node]:
    for label, lines in example_lines(rule):
        text = "\n".join(lines)
        yield _paragraph(f"{label}:")
        yield nodes.literal_block(text, text, language="none")


def _paragraph(text: str) -> nodes.paragraph:
    """A paragraph in which what stands between backticks is code."""
    paragraph = nodes.paragraph(text, "", translatable=False)
    for number, part in enumerate(text.split("`")):
        if part:
            paragraph += nodes.literal(part, part) if number % 2 else nodes.Text(part)
    return paragraph
