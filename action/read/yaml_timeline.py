"""A timeline in YAML, as a list, a mapping or a block of text: what it tells, in its order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from action.errors import Letter
from action.read.forms.form import names_of
from action.read.forms.form_letters import entered
from action.read.forms.incident_form import EventForm
from action.read.freetext.blocks.block import BlockKind, TextBlock
from action.read.freetext.chronicle import Chronicle, chronicle_of_timeline
from action.read.freetext.days.order import month_first_in
from action.read.freetext.labels.labels import TimeLabel, leading, whole
from action.read.freetext.passages.passage import Note, Passage, TimelineEntry
from action.read.freetext.passages.passages import passages_of
from action.read.yaml.placed_yaml import PlacedYaml, Steps, YamlValue

_FIELDS: Final = frozenset(names_of(EventForm))

PassageOrLetter: TypeAlias = "Passage | Letter"


def chronicle_of_yaml(placed: PlacedYaml, steps: Steps) -> tuple[Chronicle, tuple[Letter, ...]]:
    """What the timeline of a YAML file tells, and letters about what cannot be read."""
    value: YamlValue = placed.data.get(str(steps[0]), "")
    if isinstance(value, str):
        return chronicle_of_timeline(placed.lines(steps)) if value else Chronicle(()), ()
    found = tuple(
        _list(placed, steps, value) if isinstance(value, list) else _names(placed, steps, value)
    )
    letters = tuple(item for item in found if isinstance(item, Letter))
    passages = tuple(item for item in found if not isinstance(item, Letter))
    words = (item.what for item in passages if isinstance(item, Note | TimelineEntry))
    return Chronicle(passages, month_first=month_first_in(words)), letters


def _names(
    placed: PlacedYaml, steps: Steps, value: dict[str, YamlValue]
) -> Iterator[PassageOrLetter]:
    """A mapping: one event with names, or one event for each time."""
    if value.keys() & _FIELDS:
        yield from _mapping(placed, steps, value)
        return
    for key, part in value.items():
        yield from _mapping(placed, (*steps, key), {key: part})


def _list(
    placed: PlacedYaml, steps: Steps, values: Sequence[YamlValue]
) -> Iterator[PassageOrLetter]:
    """The entries of a list; words that follow each other are read as one text."""
    words: list[TextBlock] = []
    for index, value in enumerate(values):
        here: Steps = (*steps, index)
        if isinstance(value, str):
            if value.strip():
                text = " ".join(value.split())
                place, _ = next(placed.lines(here))
                words.append(
                    TextBlock(BlockKind.ITEM, place, text, marker="-", label=leading(text))
                )
            continue
        if words:
            yield from passages_of(words)
            words = []
        if isinstance(value, dict):
            yield from _mapping(placed, here, value)
        elif value:
            remedy = "write one event per entry"
            yield Letter("There is a list inside the list of events", remedy, placed.place(here))
    yield from passages_of(words)


def _mapping(
    placed: PlacedYaml, steps: Steps, value: dict[str, YamlValue]
) -> Iterator[PassageOrLetter]:
    """One event with names; `14:05: text` without quotes is a mapping too, in YAML."""
    opened, rest = _opened(value)
    given: dict[str, YamlValue] = {"what": opened[1], **rest} if opened else rest
    form, letters = entered(EventForm, given, placed, steps)
    yield from letters
    if form is None:
        return
    place = placed.place(steps)
    if opened is None and not form.at:
        yield Note(place, form.what)
        return
    label = opened[0] if opened else label_of(form.at or "")
    yield TimelineEntry(place, label, form.what, form.kind, form.source or label.url, form.by)


def _opened(
    value: dict[str, YamlValue],
) -> tuple[tuple[TimeLabel, str] | None, dict[str, YamlValue]]:
    if "at" in value or "what" in value:
        return None, value
    for key, held in value.items():
        if key not in _FIELDS and isinstance(held, str) and leading(key):
            rest = {name: part for name, part in value.items() if name != key}
            text = " ".join(f"{key}: {held}".split()) if held else key
            if label := leading(text):
                return (label, text[label.rest :]), rest
    return None, value


def label_of(text: str) -> TimeLabel:
    """What `at:` of an event says; what is no time stays as it was written."""
    return whole(text) or TimeLabel(text.strip(), unknown=True)
