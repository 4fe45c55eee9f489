"""Reading YAML, and all its slips that do not depend on each other.

Read as events, because building from hostile text crashes: 100,000 brackets end the process, and a
few aliases become half a million values. YAML's guesses (14:05 is 845, no is False) never happen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

from action.errors import Letter, Place, ReviewError
from action.read.yaml import yaml_letters
from action.read.yaml.cut_short import comment_after
from action.read.yaml.placed_yaml import PlacedYaml, Spot, Steps, YamlValue, place_in
from action.read.yaml.source import source_of

DEEPEST_LEVEL: Final = 20
MOST_VALUES: Final = 50_000
_MOST_BROKEN: Final = 9
"""Fields after which a file is read once more."""

_BEGIN: Final = "write `name: value`, with a space after the colon: `title: Checkout is slow`"
_FIELD: Final = re.compile(r"([a-z-]+:)[ \t]")
_QUOTES: Final = frozenset("'\"")
_BLOCKS: Final = frozenset("|>")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(text: str, path: str) -> PlacedYaml:
    """Read one mapping of YAML; an empty file is an empty one. Raises ReviewError, all letters."""
    return read_lines(source_of(text, path), path)


def read_lines(source: tuple[str, ...], path: str) -> PlacedYaml:
    """Read the first lines of a file as one mapping of YAML. Raises ReviewError, all letters."""
    reading = _Reading(source, path)
    try:
        return reading.read("\n".join((*source, "")))
    except ReviewError as error:
        raise ReviewError(*error.letters, *_further(source, path, reading.broken)) from None


def _further(source: tuple[str, ...], path: str, broken: Place | None) -> Iterator[Letter]:
    """What is wrong below a field that cannot be read: the file is read again without its value."""
    for _ in range(_MOST_BROKEN):
        field = _FIELD.match(source[broken.line - 1]) if broken else None
        if broken is None or field is None:
            return
        source = (*source[: broken.line - 1], field[1], *source[broken.line :])
        reading = _Reading(source, path)
        try:
            reading.read("\n".join((*source, "")))
        except ReviewError as error:
            yield from (one for one in error.letters if one.place == reading.broken)
        broken = reading.broken if _is_below(reading.broken, broken) else None


def _is_below(place: Place | None, before: Place) -> bool:
    return place is not None and place.line > before.line


class _Enough(Exception):  # noqa: N818 - not an error: the letters already say what is wrong
    """Reading on would not tell people more."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet, and the name that waits for its value."""

    value: list[YamlValue] | dict[str, YamlValue]
    steps: Steps
    key: str | None = None


class _Reading:
    """One pass over the events of a file, without recursion."""

    def __init__(self, source: tuple[str, ...], path: str) -> None:
        self.placed = PlacedYaml({}, path, source)
        self.letters: list[Letter] = []
        self.open: list[_Open] = []
        self.count = 0
        self.documents = 0
        self.broken: Place | None = None

    def read(self, text: str) -> PlacedYaml:
        """Take all events, then raise all letters or hand over what was read."""
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                self._take(event)
        except yaml.YAMLError as error:
            letter = yaml_letters.yaml_letter(error, self.placed.source, self._place)
            self.letters.append(letter)
            self.broken = letter.place
        except _Enough:
            pass
        if self.letters:
            raise ReviewError(*self.letters)
        return self.placed

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin({}, event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin([], event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._say(
                event,
                "* at the start of a value points to another value in YAML, which is not read here",
                yaml_letters.QUOTE,
            )
            self._add("", event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self._say(event, "A second document begins here", "delete this line")
            raise _Enough

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, event.tag)
        silent = not event.style and event.value in {"", "~", "null"}
        if not self.open:
            if not silent:
                self._say(event, "There is no name in front of this text", _BEGIN)
                raise _Enough
            return
        steps = self._add("" if silent else event.value, event)
        if not steps:
            return
        end = event.end_mark.line if event.end_mark else 0
        if more := comment_after(event, self.placed.source):
            self.placed.cut[steps] = more
        if event.style in _QUOTES or end != self.placed.values[steps][0]:
            self.placed.texts[steps] = (event.style or "", end - (event.style in _BLOCKS))

    def _begin(
        self, value: list[YamlValue] | dict[str, YamlValue], event: yaml.CollectionStartEvent
    ) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, event.tag)
        if self.open:
            steps = self._add(value, event)
        else:
            steps = ()
            if isinstance(value, dict):
                value = self.placed.data
                self.placed.values[steps] = _start(event)
            else:
                self._say(event, "The file begins with a list", _BEGIN)
        self.open.append(_Open(value, steps))
        if len(self.open) > DEEPEST_LEVEL:
            self._say(
                event,
                f"More than {DEEPEST_LEVEL} levels are nested here",
                "use fewer levels",
            )
            raise _Enough

    def _add(self, value: YamlValue, event: yaml.NodeEvent) -> Steps:
        """Put a value where it belongs and return its steps; none for a name."""
        if not self.open:
            raise _Enough
        top = self.open[-1]
        if isinstance(top.value, dict) and top.key is None:
            top.key = self._name(top, value, event)
            return ()
        self.count += 1
        if self.count > MOST_VALUES:
            self._say(
                event,
                f"There are more than {MOST_VALUES:,} values in this file",
                "keep the most important ones",
            )
            raise _Enough
        if isinstance(top.value, list):
            steps: Steps = (*top.steps, len(top.value))
            top.value.append(value)
        else:
            steps = (*top.steps, top.key or "")
            top.value[top.key or ""] = value
            top.key = None
        self.placed.values[steps] = _start(event)
        return steps

    def _name(self, top: _Open, value: YamlValue, event: yaml.NodeEvent) -> str:
        if not isinstance(value, str):
            self._say(
                event,
                "This must be a name, not a list or a mapping",
                "write one word, then a colon",
            )
            raise _Enough
        steps = (*top.steps, value)
        if steps in self.placed.keys:
            first = self.placed.keys[steps][0] + 1
            self._say(
                event,
                f"`{yaml_letters.short(value)}` is already in line {first}",
                "keep one of the two",
            )
        self.placed.keys[steps] = _start(event)
        return value

    def _refuse(self, event: yaml.NodeEvent, tag: str | None) -> None:
        if event.anchor is not None:
            self._say(
                event,
                "& at the start of a value names it for reuse in YAML, which is not read here",
                yaml_letters.QUOTE,
            )
        if tag is not None:
            self._say(
                event,
                "! at the start of a value gives it a type in YAML, which is not read here",
                yaml_letters.QUOTE,
            )

    def _say(self, event: yaml.Event, what: str, remedy: str) -> None:
        self.letters.append(Letter(what, remedy, self._place(_start(event))))

    def _place(self, spot: Spot) -> Place:
        return place_in(self.placed.source, self.placed.path, spot)


def _start(event: yaml.Event) -> Spot:
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)
