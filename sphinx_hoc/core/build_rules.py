"""The rules that are about the campaign file and the configuration, or only a build can see."""

from __future__ import annotations

from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.rules import Example, rule

_CAMPAIGN = (
    '[campaign]\nname = "Hour of Code"\nstart = 2026-12-07\nend = 2026-12-13\n\n'
    '[signup]\nurl = "https://example.org/join"\n\n[languages]\nsource = "en"\n'
)

CAMPAIGN = rule(
    "campaign",
    Severity.ERROR,
    "The campaign file is whole: each key is known, each value has its type, each address is one. "
    "Every fault is reported at once.",
    Example(bad=_CAMPAIGN.replace("2026-12-13", '"next week"'), good=_CAMPAIGN),
    scope="campaign",
)

LOCKED = rule(
    "message-locked",
    Severity.ERROR,
    "The parser of translations has met something that is nowhere on the page: a link, an image, a "
    "role, HTML. The source text stands in. It happens only where a translation has passed all "
    "other checks.",
    Example(
        bad="# Page\n\nThank you! -> Takk! <script>alert(1)</script>",
        good="# Page\n\nThank you! -> Takk!",
    ),
    scope="build",
)

ACTIVE = rule(
    "site-active",
    Severity.ERROR,
    "A built page of a translation does nothing that the page of the source language does not do: "
    "no script, form, frame, style or address more, and no file more. This looks at the pages "
    "themselves, after everything else.",
    Example(
        bad='<p>Hi</p> -> <p onclick="alert(1)">Hei</p>',
        good="<p>Hi</p> -> <p>Hei</p>",
    ),
    scope="build",
)

SIGNUP_URL = rule(
    "signup-url",
    Severity.WARNING,
    "The address of a sign-up button is whole, with `https://`. Else the button leads where the "
    "campaign file says.",
    Example(
        bad="```{signup-button}\n:url: example.org\n\nJoin\n```",
        good="```{signup-button}\n:url: https://example.org\n\nJoin\n```",
    ),
    scope="build",
)

TICK_LIST = rule(
    "tick-list",
    Severity.WARNING,
    "A tick list holds a list: the boxes stand before its points.",
    Example(bad="```{tick-list}\nBook a room.\n```", good="```{tick-list}\n- Book a room.\n```"),
    scope="build",
)

FRONT_MATTER = rule(
    "front-matter",
    Severity.WARNING,
    "The front matter of a page can't enable `substitution`, which runs what stands in braces.",
    Example(
        bad="---\nmyst:\n  enable_extensions: [substitution]\n---\n# Page",
        good="---\ntitle: Page\n---\n# Page",
    ),
    scope="build",
)

LOCALE_DIRS = rule(
    "locale-dirs",
    Severity.WARNING,
    "`locale_dirs` in `conf.py` is not used: the catalogues of `hoc_locales` are checked first.",
    Example(bad='locale_dirs = ["elsewhere"]', good='hoc_locales = "../locales"'),
    scope="build",
)

CONFIG = rule(
    "config",
    Severity.WARNING,
    "What an option of `conf.py` or `edit.help` of the campaign file names exists.",
    Example(bad='hoc_untranslated = ["no-such-page"]', good="hoc_untranslated = []"),
    scope="build",
)
