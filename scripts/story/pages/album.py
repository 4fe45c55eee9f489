"""The album: after each step, what people would see on GitHub, as pages for a browser."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zlib import crc32

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from action.printed.github_html import rendered
from action.printed.preview_pages import shared_pages
from scripts.story.incident import PEOPLE, REPOSITORY
from scripts.story.pages import standing
from scripts.story.pages.addresses import Addresses
from scripts.story.pages.conversation import context, conversation, file_diffs, parts, unfolded
from scripts.story.stage import Stage
from tests.github.records import PullRequest, Ticket
from tests.github.world import World

PAGES = Path(__file__).parent
GITHUB = "https://github.com"
BRIGHT = 150
"""From this brightness (0 to 255) on, a label's name is written in black."""


@dataclass(frozen=True)
class Step:
    """One step of the story: what was told, and its new pages by what they are called."""

    number: int
    title: str
    told: tuple[str, ...]
    shown: Mapping[str, str]

    @property
    def folder(self) -> str:
        """Return the folder of its pages."""
        return f"step-{self.number}"


@dataclass(frozen=True)
class Page:
    """A page, and what the index calls it if it is worth opening from there."""

    text: str
    called: str


@dataclass
class Album:
    """Writes pages into a folder, or nothing at all without one."""

    stage: Stage
    folder: Path | None
    titles: tuple[str, ...]
    steps: list[Step] = field(default_factory=list)
    _seen: dict[str, str] = field(default_factory=dict)

    def keep(self, number: int, told: Sequence[str]) -> None:
        """Write the repository as it is after a step of which this was told."""
        if self.folder is None:
            return
        world = self.stage.hub.world
        addresses = Addresses(world, self.stage.hub.url, _files(world))
        place = {"number": number, "titles": self.titles, "repository": REPOSITORY, "up": "../"}
        pages = dict(Printer(addresses, place).pages())
        step = Step(number, self.titles[number - 1], tuple(told), self._changed(pages))
        self.steps.append(step)
        self._write(step.folder, {name: page.text for name, page in pages.items()})

    def bind(self) -> Path | None:
        """Write what holds the pages together; return the page to begin with."""
        if self.folder is None:
            return None
        addresses = Addresses(self.stage.hub.world, self.stage.hub.url, {})
        environment = _environment(addresses)
        common = {"steps": self.steps, "repository": REPOSITORY, "people": PEOPLE, "up": ""}
        names = ("index.html", "people.html", "style.css")
        bound = {name: environment.get_template(f"{name}.j2").render(common) for name in names}
        self._write("", bound)
        return self.folder / "index.html"

    def _changed(self, pages: Mapping[str, Page]) -> dict[str, str]:
        """Return the pages that show something new in this step, by what they are called."""
        before, self._seen = self._seen, {name: _essence(page) for name, page in pages.items()}
        return {
            page.called: name
            for name, page in pages.items()
            if page.called and self._seen[name] != before.get(name)
        }

    def _write(self, folder: str, pages: Mapping[str, str]) -> None:
        assert self.folder
        (self.folder / folder).mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            plain = text
            for write in (str, partial(quote, safe="")):
                plain = plain.replace(write(self.stage.hub.url), write(GITHUB))
            (self.folder / folder / name).write_text(plain, encoding="utf-8")


def _essence(page: Page) -> str:
    """Return a page without what says in which step it was kept."""
    return re.sub(r"(?s)<nav class=\"story\">.*?</nav>", "", page.text)


def _files(world: World) -> dict[str, str]:
    """Return the text of every file, on the default branch or on a branch of ours."""
    found: dict[str, str] = {}
    for ref in sorted(world.git.refs, key=lambda name: name.endswith(f"/{world.default_branch}")):
        tip = world.git.branch(ref.removeprefix("refs/heads/"))
        files = unfolded(tip.files) if tip else {}
        found |= {path: content.decode() for path, content in files.items()}
    return found


@dataclass(frozen=True)
class Printer:
    """Makes the pages of one step."""

    addresses: Addresses
    common: Mapping[str, Any]

    def pages(self) -> Iterator[tuple[str, Page]]:
        """Return every page with its name."""
        for ticket in self.addresses.world.tickets.values():
            yield from (
                self._of_pull(ticket)
                if isinstance(ticket, PullRequest)
                else (self._of_issue(ticket),)
            )
        for path, text in self.addresses.files.items():
            yield self._of_file(path, text, code=False)
            yield self._of_file(path, text, code=True)

    def _of_issue(self, issue: Ticket) -> tuple[str, Page]:
        called = f"#{issue.number} {issue.title}"
        before, after = standing.comments(issue)
        shown = {"issue": issue, "before": before, "after": after}
        return self._page(self.addresses.ticket(issue.number), "issue", called, **shown)

    def _of_pull(self, pull: PullRequest) -> Iterator[tuple[str, Page]]:
        world = self.addresses.world
        diffs, said = file_diffs(world, pull), conversation(world, pull)
        counts = standing.counts(said, diffs)
        shown = {"pull": pull, "diffs": diffs, "said": said, "counts": counts}
        called = f"#{pull.number} {pull.title}"
        yield self._page(self.addresses.ticket(pull.number), "pull", called, **shown)
        called = f"#{pull.number} Files changed"
        yield self._page(self.addresses.changes(pull.number), "changes", called, **shown)

    def _of_file(self, path: str, text: str, *, code: bool) -> tuple[str, Page]:
        return self._page(
            self.addresses.file(path, code=code),
            "file",
            "" if code else _called(path),
            path=path,
            text=text,
            code=code,
            readable=path.endswith(".md"),
        )

    def _page(self, name: str, template: str, called: str, **shown: Any) -> tuple[str, Page]:
        environment = _environment(self.addresses)
        text = environment.get_template(f"{template}.html.j2").render({**self.common, **shown})
        return name, Page(text, called)


def _called(path: str) -> str:
    name = path.rpartition("/")[2]
    return path if name in {"incident.yml", "incident.md", "notes.md", "review.md"} else ""


def _environment(addresses: Addresses) -> Environment:
    environment = Environment(
        loader=FileSystemLoader([PAGES, shared_pages()]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "markdown": lambda body: rendered(body, addresses.beside(), breaks=True),
        "when": lambda at: f"{at:%-d %B %Y, %H:%M}",
        "hue": lambda login: crc32(login.encode()) % 360,
        "done": standing.done,
        "name": standing.name,
        "reactions": standing.reactions,
        "reason": standing.reason,
        "reviewers": standing.reviewers,
        "state": standing.state,
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
