"""The page on GitHub that adds an incident file: for people who have no Git, or no time for it.

GitHub takes the name and the text of a new file from the address, as it does on the page of a new
issue [seen in use; not documented]. Whoever may write commits the file there; where the branch is
protected GitHub offers a pull request, and to everybody else one from a fork: each of the three
brings an incident file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from action import INCIDENT_FILES
from action.read.blank.blank_form import blank
from action.read.names import UNNAMED

LONGEST_LINK: Final = 8_000
"""Characters of an address; from 8,192 on GitHub shows an error instead of the page [docs].

They are counted as in the address of the page for signing in, which takes whoever is signed out to
the other one afterwards, and spells it with each of its signs once more [seen].
"""
_FOR_EDITORS: Final = re.compile(r"(?m)^(?:#\n)?# yaml-language-server: .*\n")
_TWO_FIELDS: Final = re.compile(r"(?m)^(?:title|severity):.*\n")
_GAP: Final = re.compile(r" {3,}")
_KEPT: Final = "/:,"
"""What an address may have behind its question mark as it is [RFC 3986], beside `-._~`."""


@dataclass(frozen=True, slots=True)
class WebForm:
    """Where a repository takes incident files: its page, its default branch, and the folder."""

    home: str
    branch: str
    folder: str

    def link(self, name: str = UNNAMED, form: str = "") -> str:
        """The page that shows this form, the blank one if none is given.

        `name` is that of the incident's folder; without one people write it on the page. Where the
        names in the address leave no room for a form, the page has the two fields that are needed.
        """
        whole = self._link(name, in_browsers(form or blank()))
        return whole if len(_quoted_once_more(whole)) <= LONGEST_LINK else self.short_link(name)

    def short_link(self, name: str = UNNAMED) -> str:
        """The same with the two fields that are needed: a link to be read, and to be typed."""
        return self._link(name, two_fields(blank()))

    def _link(self, name: str, text: str) -> str:
        path = f"{self.folder}/{name}/{INCIDENT_FILES[0]}"
        asked = f"filename={_quoted(path)}&value={_quoted(text)}"
        return f"{self.home}/new/{quote(self.branch, errors='replace')}?{asked}"


def in_browsers(form: str) -> str:
    """A form without the line that only editors on a machine of one's own can use."""
    return _FOR_EDITORS.sub("", form)


def two_fields(form: str) -> str:
    """The lines of a form without which there is no incident."""
    return _GAP.sub("  ", "".join(_TWO_FIELDS.findall(form))).rstrip()


def _quoted(text: str) -> str:
    return quote(text, safe=_KEPT, errors="replace")


def _quoted_once_more(address: str) -> str:
    return quote(address, safe="")
