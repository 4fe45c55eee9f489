"""The voice of the story on the terminal: who does what, and what then appears."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from scripts.story.markdown import Page
from scripts.story.stage import Cost

Kind = Literal["sentence", "remark", "run", "shown", "lines"]

WIDEST = 96
"""Longer lines are hard to read, however wide the window is."""


@dataclass(frozen=True)
class Told:
    """Something that was told: a sentence, a remark of somebody, a run, or what was then shown."""

    kind: Kind
    text: str
    head: str = ""


class Teller:
    """Prints as the story happens; without colours where nobody would see them."""

    def __init__(self, *, silent: bool = False) -> None:
        """Find out where this is printed, if it is."""
        self._console = Console(quiet=silent, highlight=False, emoji=False, markup=False)
        self._console.width = min(self._console.width, WIDEST)
        self.told: list[Told] = []

    def chapter(self, number: int, title: str) -> None:
        """Begin a step."""
        self.told = []
        heading = f"{number}. {title}"
        self._console.print(Text(f"\n{heading}", "bold"))
        self._console.print(Text("═" * len(heading), "dim"))

    def tell(self, text: str, then: str = "") -> None:
        """Say something to the reader; `then` leads over to what is shown next."""
        said = f"{text} {then}".strip()
        self.told.append(Told("sentence", said))
        self._console.print()
        self._set_in(Text(said), Segment(""))

    def remark(self, who: str, where: str, says: str) -> None:
        """Show what somebody says about a thing."""
        self.told.append(Told("remark", says, f"{who}, {where}"))
        said = Text.assemble((f"{who}, {where}:", "bold"), f" “{says}”")
        self._set_in(said, Segment("    "))

    def page(self, title: str, body: str, *, breaks: bool = True) -> None:
        """Show Markdown as people would see it on GitHub."""
        self.told.append(Told("shown", title))
        self._framed(title, Page(body, breaks=breaks))

    def lines(self, title: str, text: str) -> None:
        """Show lines of a file as they are."""
        self.told.append(Told("lines", text.rstrip("\n"), title))
        self._framed(title, Text(text.rstrip("\n")))

    def working(self) -> None:
        """Say that the program runs, before anything is known about it."""
        self._console.print(Text("→ Incident Review runs … ", "cyan"), end="")

    def worked(self, cost: Cost) -> None:
        """Say what the run cost."""
        requests = f"{cost.requests} request{'s' if cost.requests != 1 else ''} to GitHub"
        written = "" if cost.writes else ", nothing written"
        self.told.append(Told("run", f"{requests}{written}"))
        self._console.print(Text(f"{requests}{written}, {cost.seconds:.1f} s.", "cyan"))

    def _framed(self, title: str, content: RenderableType) -> None:
        self._console.print(Text.assemble(("┌ ", "dim"), (title, "bold")))
        self._set_in(content, Segment("│ ", self._console.get_style("dim")))

    def _set_in(self, content: RenderableType, before: Segment) -> None:
        """Print something with the same characters before each of its lines."""
        width = self._console.width - before.cell_length
        options = self._console.options.update(width=width)
        for line in self._console.render_lines(content, options, pad=False):
            drawn = Text.assemble(*_pieces(_trimmed([before, *line])))
            self._console.print(drawn, soft_wrap=True)


def _trimmed(line: Iterable[Segment]) -> list[Segment]:
    """Leave out the blanks at the end of a line."""
    kept = list(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = Segment(kept[-1].text.rstrip(), kept[-1].style)
    return kept


def _pieces(line: Iterable[Segment]) -> Iterator[tuple[str, Style]]:
    for segment in line:
        yield segment.text, segment.style or Style.null()
