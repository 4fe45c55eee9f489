"""Makes the pages of one step: every issue, pull request and file as it is then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zlib import crc32

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from action.printed.github_html import rendered
from action.printed.page_templates import shared_pages
from scripts.story.pages import standing
from scripts.story.pages.addresses import PAGES, Addresses, with_anchors
from scripts.story.pages.conversation import context, conversation, file_diffs, parts
from scripts.story.states import Turn, state
from tests.github.records import Issue, PullRequest

BRIGHT = 150
"""From this brightness (0 to 255) on, a label's name is written in black."""
LISTED = ("Timeline", "Incident file", "Notes", "Record")
"""The files that are worth opening from the contents."""


@dataclass(frozen=True)
class Leaf:
    """What stands on a page, and what it is; `called` is its name on GitHub."""

    what: str
    called: str
    body: Markup
    listed: bool
    number: int | None = None


@dataclass(frozen=True)
class Printer:
    """Makes the pages of one step."""

    addresses: Addresses
    turns: Sequence[Turn]

    def leaves(self) -> Iterator[tuple[str, Leaf]]:
        """Return every page with its name."""
        for ticket in self.addresses.world.tickets.values():
            if isinstance(ticket, PullRequest):
                yield from self._of_pull(ticket)
            elif isinstance(ticket, Issue):
                yield self._of_issue(ticket)
        for path, text in self.addresses.files.items():
            yield self._of_file(path, text, code=False)
            yield self._of_file(path, text, code=True)

    def _of_issue(self, issue: Issue) -> tuple[str, Leaf]:
        body = self._body("issue", issue=issue, said=standing.talk(issue, self.turns))
        leaf = Leaf(standing.what(issue), issue.title, body, listed=True, number=issue.number)
        return self.addresses.ticket(issue.number), leaf

    def _of_pull(self, pull: PullRequest) -> Iterator[tuple[str, Leaf]]:
        world, what = self.addresses.world, standing.what(pull)
        diffs, said = file_diffs(world, pull), conversation(world, pull)
        counts = standing.counts(said, diffs)
        shown = {"pull": pull, "diffs": diffs, "said": said, "counts": counts}
        talk, changed = self._body("pull", **shown), self._body("changes", **shown)
        number, title = pull.number, pull.title
        yield (
            self.addresses.ticket(number),
            Leaf(what, title, talk, listed=True, number=number),
        )
        yield (
            self.addresses.changes(number),
            Leaf(f"{what}, files changed", title, changed, listed=True, number=number),
        )

    def _of_file(self, path: str, text: str, *, code: bool) -> tuple[str, Leaf]:
        what = standing.what_file(path)
        readable = path.endswith(".md")
        body = self._body("file", path=path, text=text, code=code, readable=readable)
        listed = what in LISTED and not code
        return self.addresses.file(path, code=code), Leaf(what, path, body, listed)

    def _body(self, template: str, **shown: Any) -> Markup:
        page = self._templates.get_template(f"{template}.html.j2")
        return Markup(page.render(shown))  # noqa: S704 - the templates escape every word

    @cached_property
    def _templates(self) -> Environment:
        return templates_for(self.addresses)


def templates_for(addresses: Addresses) -> Environment:
    """Return the templates of the pages, which link to each other."""
    environment = Environment(
        loader=FileSystemLoader([PAGES, shared_pages()]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "markdown": lambda body: rendered(body, addresses.beside(), breaks=True),
        "anchored": with_anchors,
        "when": lambda at: f"{at:%-d %B %Y, %H:%M}",
        "hue": lambda login: crc32(login.encode()) % 360,
        "done": standing.done,
        "name": standing.name,
        "reactions": standing.reactions,
        "reviewers": standing.reviewers,
        "state": state,
        "ink": lambda color: "#000" if _brightness(color) > BRIGHT else "#fff",
    }
    environment.tests["bot"] = standing.is_bot
    environment.globals |= {
        "addresses": addresses,
        "context": context,
        "parts": parts,
        "readable_file": lambda path, text: rendered(text, addresses.beside(path), breaks=False),
    }
    return environment


def _brightness(color: str) -> float:
    red, green, blue = (int(color[start : start + 2], 16) for start in (0, 2, 4))
    return red * 0.299 + green * 0.587 + blue * 0.114
