"""Sphinx's own template loader, which compiles the texts that it is given only once.

The scripts and style sheets that Sphinx fills in for each site are the same templates for
every language. A builder whose environment has a bytecode cache keeps them there, as it
keeps the templates of pages.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from jinja2 import Template
from sphinx.jinja2glue import BuiltinTemplateLoader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

_NAME = f"{__name__}.TemplateLoader"


class TemplateLoader(BuiltinTemplateLoader):
    """Renders as Sphinx's loader does, from templates that no build changes midway."""

    def init(self, builder: Builder, *themes: Any, **more: Any) -> None:
        """Load each template once, without a look at its file each time that it is used."""
        super().init(builder, *themes, **more)
        self.environment.auto_reload = False

    def render_string(self, source: str, context: Mapping[str, Any]) -> str:
        """Return a text filled in."""
        cache = self.environment.bytecode_cache
        if cache is None:
            return str(super().render_string(source, dict(context)))
        name = hashlib.sha256(source.encode()).hexdigest()
        bucket = cache.get_bucket(self.environment, name, None, source)
        if bucket.code is None:
            bucket.code = self.environment.compile(source)
            cache.set_bucket(bucket)
        template = Template.from_code(
            self.environment, bucket.code, self.environment.make_globals(None)
        )
        return template.render(context)


def setup_template_loader(app: Sphinx) -> None:
    """Load templates with it where a project names no other loader."""
    app.connect("config-inited", _set)


def _set(_app: Sphinx, config: Config) -> None:
    config.template_bridge = config.template_bridge or _NAME
