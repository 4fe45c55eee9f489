"""What a timeline remembers in its hidden marker, the last line of the file.

People may delete the marker, double it, or pull it up into a line of theirs: what it says is put
together again from what there is, and never does a word of theirs go with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from action.markdown import sections
from action.markdown.sections import Page
from action.review.timeline import event_line

KIND: Final = "source"
MOST_IDS: Final = 100_000
"""More events than any timeline holds."""
_SPAN: Final = re.compile(r"(?<![^ ])([1-9][0-9]{0,7})(?:-([0-9]{1,8}))?(?![^ ])")


@dataclass(frozen=True, slots=True)
class Memory:
    """What was written last: from which version of the file, and the id of each of its events.

    `order` are the ids in the order in which they were told. `differ` are the events that both
    sides had changed, `gone` those that the file changed after people had deleted them, `heard`
    the commands that were done, and `last` is the highest number that an id ever had, so that none
    is given twice.
    """

    blob: str = ""
    events: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    differ: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    last: int = 0

    @property
    def marker(self) -> str:
        """The marker that says so."""
        said = {
            "blob": self.blob,
            "events": " ".join(self.events),
            "order": _spans(self.order) if self.order != self.events else "",
            "differ": " ".join(self.differ),
            "gone": " ".join(self.gone),
            "last": f"e{self.last}" if self.last else "",
            "heard": " ".join(self.heard),
        }
        return str(sections.marker(KIND, **{name: value for name, value in said.items() if value}))


def memory(page: Page) -> Memory | None:
    """What a timeline remembers; None where its marker is gone."""
    found = page.markers(KIND)
    if not found:
        return None
    told = found[-1]
    heard = (known for one in found for known in one.get("heard", "").split())
    events = _ids(told.get("events", ""))
    lasts = (ident for one in found for ident in _ids(one.get("last", "")))
    return Memory(
        blob=told.get("blob", ""),
        events=events,
        order=tuple(islice(_of_spans(told.get("order", "")), MOST_IDS)) or events,
        differ=_ids(told.get("differ", "")),
        gone=_ids(told.get("gone", "")),
        heard=tuple(dict.fromkeys(heard)),
        last=max(map(event_line.number_of, (*events, *lasts)), default=0),
    )


def _ids(said: str) -> tuple[str, ...]:
    return tuple(ident for ident in said.split() if event_line.is_id(ident))


def _spans(idents: Sequence[str]) -> str:
    """Ids in few words: `1-4 9 5-7`."""
    spans: list[list[int]] = []
    for number in map(event_line.number_of, idents):
        if spans and spans[-1][1] + 1 == number:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return " ".join(f"{a}-{b}" if b > a else f"{a}" for a, b in spans)


def _of_spans(said: str) -> Iterator[str]:
    """The ids again; a span that nobody can have written by telling events is left out."""
    for first, last in _SPAN.findall(said):
        end = int(last or first)
        if end - int(first) < MOST_IDS:
            yield from (f"e{number}" for number in range(int(first), end + 1))


def remembering(text: str, known: Memory) -> str:
    """A timeline that has no marker, with this one alone on its last line."""
    body = text.rstrip()
    newline = "\r\n" if body.count("\r\n") * 2 > body.count("\n") else "\n"
    return f"{body}{newline * 2}{known.marker}{newline}"
