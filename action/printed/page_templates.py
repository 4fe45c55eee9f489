"""Where the words and the look of our own pages are: templates/pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2

from action.review import words


def shared_pages() -> Path:
    """The folder of the frame and the style, which the pages of the demo have, too."""
    folder = words.PACKAGED if words.PACKAGED.is_dir() else words.IN_THE_REPOSITORY
    return folder / "pages"


@cache
def page_templates() -> jinja2.Environment:
    """The templates of the pages."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(shared_pages()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
