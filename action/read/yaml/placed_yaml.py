"""YAML as people write it: words only, each with its place, and no trick of the format followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from action.errors import Place
from action.read.yaml.source import PlacedLine

YamlValue: TypeAlias = "str | list[YamlValue] | dict[str, YamlValue]"
Steps: TypeAlias = tuple[str | int, ...]
Spot: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PlacedYaml:
    """What a YAML file says, as words, lists and mappings, and where each of them stands.

    `cut` is what follows a value as a comment and looks like more of it. `report` are the lines of
    the Markdown below the YAML, where there is any.
    """

    data: dict[str, YamlValue]
    path: str
    source: tuple[str, ...]
    values: dict[Steps, Spot] = field(default_factory=dict)
    keys: dict[Steps, Spot] = field(default_factory=dict)
    texts: dict[Steps, tuple[str, int]] = field(default_factory=dict)
    cut: dict[Steps, str] = field(default_factory=dict)
    report: tuple[PlacedLine, ...] = ()

    def value(self, steps: Steps) -> YamlValue:
        """What stands there."""
        value: YamlValue = self.data
        for step in steps:
            value = value[step]  # type: ignore[index]
        return value

    def place(self, steps: Steps) -> Place:
        """Where the value stands, or the nearest thing around it that does stand in the file."""
        while steps and steps not in self.values:
            steps = steps[:-1]
        return self._place(self.values.get(steps, (0, 0)))

    def key_place(self, steps: Steps) -> Place:
        """Where the name of the value stands, or the nearest thing around it."""
        return self._place(self.keys[steps]) if steps in self.keys else self.place(steps)

    def lines(self, steps: Steps) -> Iterator[PlacedLine]:
        """Each line of a text with its own place, as it was typed, folded or not."""
        line, column = self.values[steps]
        style, end = self.texts.get(steps, ("", line))
        if style in {"'", '"'}:
            yield from self._quoted(steps, line, column, end)
            return
        if style not in {"|", ">"}:
            yield from self._running(line, column, end)
            return
        for number in range(line + 1, min(end + 1, len(self.source))):
            text = self.source[number]
            bare = text.lstrip(" ")
            if number < end or bare:
                yield Place(self.path, number + 1, len(text) - len(bare) + 1), text

    def _quoted(self, steps: Steps, line: int, column: int, end: int) -> Iterator[PlacedLine]:
        """The lines of a text between quotes; where it writes its own breaks, all at its place."""
        value = str(self.value(steps))
        if end == line or "\n" in value:
            yield from ((self._place((line, column)), text) for text in value.split("\n"))
            return
        for place, text in self._running(line, column, end):
            yield place, text.strip("'\"")

    def _running(self, line: int, column: int, end: int) -> Iterator[PlacedLine]:
        yield self._place((line, column)), self.source[line][column:]
        for number in range(line + 1, end + 1):
            text = self.source[number].lstrip(" ")
            yield self._place((number, len(self.source[number]) - len(text))), text

    def _place(self, spot: Spot) -> Place:
        return place_in(self.source, self.path, spot)


def place_in(source: tuple[str, ...], path: str, spot: Spot) -> Place:
    """The place that an editor shows for a spot counted from 0; what is past the end is the end."""
    line, column = spot
    last = max(len(source) - 1, 0)
    while last and not source[last]:
        last -= 1
    if line > last:
        line, column = last, len(source[last]) if source else 0
    return Place(path, line + 1, min(column, len(source[line]) if source else 0) + 1)
