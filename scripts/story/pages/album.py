"""The album: after each step, what people would see on GitHub, as pages for a browser."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment

from action.printed.own_files import put_files, refuse_others
from action.printed.preview_pages import ListedPage, Turns, turns_at
from scripts.story.chapters import CHAPTERS, Chapter
from scripts.story.incident import PARTS, PEOPLE, REPOSITORY
from scripts.story.pages.addresses import Addresses
from scripts.story.pages.conversation import unfolded
from scripts.story.pages.printer import Leaf, Printer, templates_for
from scripts.story.stage import Stage
from scripts.story.states import Turn
from scripts.story.teller import Told
from tests.github.world import World

GITHUB = "https://github.com"
CONTENTS = ListedPage("index.html", "One review, from start to end")
TEAM, STYLE = "people.html", "style.css"
FIRST = "Timeline"
"""What is listed before everything else."""


@dataclass(frozen=True)
class Step:
    """One step of the story: what was told, what became of what, and the pages by their names.

    `links` lead to what was shown on the way, by its title; `new` are the names of those pages that
    show something new.
    """

    number: int
    told: tuple[Told, ...]
    turns: tuple[Turn, ...]
    leaves: Mapping[str, Leaf]
    new: tuple[str, ...]
    links: Mapping[str, str]

    @property
    def chapter(self) -> Chapter:
        """Return the part of the story that it is."""
        return CHAPTERS[self.number - 1]

    @property
    def folder(self) -> str:
        """Return the folder of its pages."""
        return f"step-{self.number}"

    def called(self, name: str) -> str:
        """Return what a page is and when."""
        return f"{self.leaves[name].what}, {self.chapter.after}"

    def listed(self) -> Iterator[ListedPage]:
        """Return its new pages, as seen from the contents."""
        for name in self.new:
            yield ListedPage(f"{self.folder}/{name}", self.called(name))


@dataclass
class Album:
    """Writes pages into a folder, unless another's files would be lost."""

    stage: Stage
    folder: Path
    steps: list[Step] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look for files of other people before the story begins."""
        refuse_others(self.folder, (CONTENTS.page, TEAM, STYLE))

    @cached_property
    def _templates(self) -> Environment:
        return templates_for(Addresses(self.stage.hub.world, self.stage.hub.url, {}))

    def keep(self, number: int, told: Sequence[Told]) -> None:
        """Keep the repository as it is after a step of which this was told."""
        world = self.stage.hub.world
        addresses = Addresses(world, self.stage.hub.url, _files(world))
        turns = self.stage.turns.made
        leaves = dict(Printer(addresses, turns).leaves())
        known = sum(len(step.turns) for step in self.steps)
        shown = {one.text: addresses.shown(one.text) for one in told if one.kind == "shown"}
        shown |= {one.head: addresses.shown(one.head) for one in told if one.kind == "lines"}
        links = {title: page for title, page in shown.items() if page}
        new = tuple(self._new(leaves))
        self.steps.append(Step(number, tuple(told), tuple(turns[known:]), leaves, new, links))

    def bind(self) -> Path:
        """Write all pages, each with those around it; return the page to begin with."""
        way = [CONTENTS, *(page for step in self.steps for page in step.listed())]
        common = {"repository": REPOSITORY, "people": PEOPLE, "parts": PARTS, "steps": self.steps}
        turns = turns_at(0, way)
        self._write(CONTENTS.page, "index", **common, called=CONTENTS.called, turns=turns, up="")
        self._write(TEAM, "people", **common, called="The team", turns=Turns(), up="")
        self._write(STYLE, "style.css.j2")
        for step in self.steps:
            for name in step.leaves:
                self._write_leaf(step, name, way, common)
        put_files(self.folder, self.pages)
        return self.folder / CONTENTS.page

    def _write_leaf(
        self, step: Step, name: str, way: Sequence[ListedPage], common: Mapping[str, Any]
    ) -> None:
        leaf, page = step.leaves[name], f"{step.folder}/{name}"
        inner = [ListedPage(f"../{one.page}", one.called) for one in way]
        places = [place for place, one in enumerate(way) if one.page == page]
        self._write(
            page,
            "page",
            **common,
            called=step.called(name),
            turns=turns_at(places[0], inner) if places else Turns(),
            step=step,
            leaf=leaf,
            became=[turn for turn in step.turns if turn.number == leaf.number and turn.before],
            up="../",
        )

    def _new(self, leaves: Mapping[str, Leaf]) -> Iterator[str]:
        """Return the pages that show something new in this step, the timeline first."""
        before = self.steps[-1].leaves if self.steps else {}
        for name in sorted(leaves, key=lambda one: leaves[one].what != FIRST):
            leaf, old = leaves[name], before.get(name)
            if leaf.listed and not (old and old.body == leaf.body):
                yield name

    def _write(self, page: str, template: str, **shown: Any) -> None:
        name = template if template.endswith(".j2") else f"{template}.html.j2"
        plain = self._templates.get_template(name).render(shown)
        for write in (str, partial(quote, safe="")):
            plain = plain.replace(write(self.stage.hub.url), write(GITHUB))
        self.pages[page] = plain


def _files(world: World) -> dict[str, str]:
    """Return the text of every file, on the default branch or on a branch of ours."""
    found: dict[str, str] = {}
    for ref in sorted(world.git.refs, key=lambda name: name.endswith(f"/{world.default_branch}")):
        tip = world.git.branch(ref.removeprefix("refs/heads/"))
        files = unfolded(tip.files) if tip else {}
        found |= {path: content.decode() for path, content in files.items()}
    return found
