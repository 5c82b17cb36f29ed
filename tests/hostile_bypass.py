"""A conf.py that lets raw catalogues past the gate, to see what holds behind it."""

from __future__ import annotations

NO_GATE = r"""
import re
from pathlib import Path

def setup(app):
    from sphinx_hoc.core.catalogue import GatedCatalogue
    from sphinx_hoc.core.progress import Progress
    from sphinx_hoc.ext import catalogues

    def text(quoted):
        signs = {"n": "\n", "\\": "\\", '"': '"'}
        return re.sub(r"\\(.)", lambda found: signs[found[1]], quoted)

    def stage(app, config):
        if config.language != "nn":
            return
        made = catalogues._catalogues.setdefault(app, {})
        for path in Path(app.confdir, "../locales/nn/LC_MESSAGES").glob("*.po"):
            entries = re.findall(r'\nmsgid "(.+)"\nmsgstr "(.*)"\n', path.read_bytes().decode())
            messages = {text(msgid): text(msgstr) for msgid, msgstr in entries if msgstr}
            made[path.stem] = GatedCatalogue(
                docname=path.stem,
                path=str(path),
                messages=messages,
                progress=Progress(),
                findings=(),
                bracketed={text: msgid for msgid, text in messages.items()},
            )

    app.connect("config-inited", stage, priority=300)
"""
"""Puts the raw catalogues of the tests where the checked ones belong."""
