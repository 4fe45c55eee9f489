"""Which page of the album stands for which address on the stand-in."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from markupsafe import Markup

from action.printed.github_html import Find
from tests.github.records import PullRequest
from tests.github.world import World

PAGES = Path(__file__).parent
OUTSIDE = ("http://", "https://", "mailto:")

_HEADING = re.compile(r"<h2>([A-Za-z ]+)</h2>")
_HEADINGS = {
    ", two of its people": "people",
    ", how this review goes": "how-this-review-goes",
    ", when to meet": "how-this-review-goes",
    ", the meeting": "how-this-review-goes",
    ", the agenda": "agenda",
    ", the agenda in short": "agenda",
    ", what the meeting agreed on": "actions",
}
"""Below which heading of an issue something is that was shown, by the end of its title."""


@dataclass(frozen=True)
class Addresses:
    """The pages of one step, all in one folder beside each other."""

    world: World
    server: str
    files: Mapping[str, str]

    def ticket(self, number: int) -> str:
        """Return the page of an issue or a pull request."""
        kind = "pull" if isinstance(self.world.tickets[number], PullRequest) else "issue"
        return f"{kind}-{number}.html"

    def changes(self, number: int) -> str:
        """Return the page of a pull request's changed files."""
        return f"pull-{number}-files.html"

    def file(self, path: str, *, code: bool = False) -> str:
        """Return the page of a file, as it reads or as it is written."""
        return f"{re.sub(r'[^a-z0-9]+', '-', path.lower()).strip('-')}{'-code' * code}.html"

    def shown(self, title: str) -> str | None:
        """Return the page of what was shown under a title in the story: an issue, or a file."""
        if found := re.match(r"(?:Issue|Pull request) #(\d+)", title):
            page, heading = self._numbered(int(found[1])), _HEADINGS.get(title[found.end() :], "")
            return f"{page}#{heading}" if page and heading else page
        return self.file(title) if title in self.files else None

    def person(self, login: str) -> str:
        """Return where somebody is introduced."""
        return f"../people.html#{login}"

    def beside(self, path: str = "") -> Find:
        """Return what finds the links of a text; relative ones start from the folder of `path`."""

        def find(address: str) -> str | None:
            if address.startswith("@"):
                return self._mentioned(address[1:])
            if re.fullmatch(r"#\d+", address):
                return self._numbered(int(address[1:]))
            if address.startswith(self.server):
                return self._on_the_stand_in(address.removeprefix(self.server))
            if address.startswith(OUTSIDE):
                return address
            return self._path(posixpath.join(posixpath.dirname(path), address))

        return find

    def _mentioned(self, login: str) -> str | None:
        return self.person(login) if login in self.world.users else None

    def _numbered(self, number: int) -> str | None:
        return self.ticket(number) if number in self.world.tickets else None

    def _on_the_stand_in(self, rest: str) -> str | None:
        found = re.fullmatch(
            rf"/{re.escape(self.world.full_name)}/(issues|pull|(?:blob|raw)/[^?#]+?)(?:/(\d+))?"
            r"(?:\?([^#]*))?(#.*)?",
            rest,
        )
        if not found:
            return self._mentioned(rest.strip("/"))
        kind, number, query, anchor = found.groups(default="")
        if "/" in kind:
            page = self._blob(kind.partition("/")[2], code="plain=1" in query)
        else:
            page = self._numbered(int(number)) if number else None
        return page and page + anchor

    def _blob(self, rest: str, *, code: bool) -> str | None:
        known = (path for path in self.files if unquote(rest).endswith(f"/{path}"))
        path = max(known, key=len, default=None)
        return None if path is None else self.file(path, code=code)

    def _path(self, path: str) -> str | None:
        clean = posixpath.normpath(path.partition("#")[0])
        return self.file(clean) if clean in self.files else None


def with_anchors(page: Markup) -> Markup:
    """Return the HTML of an issue with a name for each of its headings."""
    named = _HEADING.sub(lambda found: f'<h2 id="{_slug(found[1])}">{found[1]}</h2>', page)
    return Markup(named)  # noqa: S704 - only names that are letters were added


def _slug(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")
