"""The page on which people choose what a new issue is about, with a link to report an incident."""

from __future__ import annotations

import re
from typing import Final

from action.read.blank.blank_form import to_copy

FILE: Final = ".github/ISSUE_TEMPLATE/config.yml"
"""Where GitHub looks for it [docs]."""
_URL: Final = re.compile(r"(?m)^( *url:).*$")


def issue_chooser(link: str) -> str:
    """The file that adds the link to that page, ready to be copied."""
    return _URL.sub(lambda found: f'{found[1]} "{link}"', to_copy("issue-chooser.yml"), count=1)
