"""Actions as a page tells them: proposed or written down, agreed by a tick, owned by a person."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from action.markdown import checklist, sections
from action.markdown.lookalikes import lookalikes
from action.markdown.sections import Page
from action.review.actions.action_words import (
    Wording,
    clause_of,
    says_parts_only,
    wording_of,
)
from action.review.actions.aside.beside_lines import answer_how

SECTION: Final = "actions"
LEDGER: Final = "proposed"
"""The kind of the marker that remembers what the lines themselves cannot."""
SOURCE: Final = re.compile(
    r"(?<!\s)\s*+\(\[[^\]]{0,200}+\]\((?P<url>https?://[^()\s]++)\)[^()]*+\)"
)
LINKED: Final = re.compile(r"(?<!\s)\s*+→ #(?P<number>[1-9][0-9]{0,8})\s*+\Z")
LABEL: Final = re.compile(r"\*\*(?P<name>A[1-9][0-9]{0,3})\*\*(?:\s+|\Z)")
"""The short name of a line, as it stands before its words."""
_BULLET: Final = re.compile(r"^\s*[-+*]\s+")
REASON: Final = re.compile(
    r"^[^\S\n]*+(?:[-+*>][^\S\n]++)?(?:\*\*)?reason:"
    r"(?:\*\*)?[ \t]*+(?P<why>\S.*)$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Action:
    """One line of the actions section; `issue` is its issue if it has one.

    `noted` is the short name that our mark on it says, `shown` the one that stands before its
    words; `event` is the id of the event that it was proposed for.
    """

    key: str
    line: int
    raw: str
    says: Wording
    ticked: bool
    marked: bool = False
    noted: str = ""
    shown: str = ""
    event: str = ""
    source: str | None = None
    issue: int | None = None

    @property
    def title(self) -> str:
        """What is to be done, in plain text."""
        return self.says.title

    @property
    def owner(self) -> str | None:
        """The first person named in the line."""
        return self.says.owners[0] if self.says.owners else None

    @property
    def name(self) -> str:
        """The short name that it bears; empty where it has none yet."""
        return self.noted or self.shown

    @property
    def due(self) -> date | None:
        """The day that the line says; None where that counts from another day."""
        return self.says.due if isinstance(self.says.due, date) else None

    def due_since(self, day: date) -> date | None:
        """The same, counted from this day where it counts from one."""
        due = self.says.since(day).due
        return due if isinstance(due, date) else None


@dataclass(frozen=True)
class ActionList:
    """The section of actions of a page; it is read once."""

    text: str

    @cached_property
    def page(self) -> Page:
        """The same as a text with markers of ours."""
        return Page(self.text)

    @cached_property
    def all(self) -> tuple[Action, ...]:
        """Every action, proposed or agreed, in the order they are written."""
        return read(self.text)

    @property
    def agreed(self) -> tuple[Action, ...]:
        """Those that are ticked and still to do."""
        return tuple(one for one in self.all if one.ticked and not one.says.is_done)

    def unmade(self, made: Container[str]) -> tuple[Action, ...]:
        """Those of them that have no issue yet, where there are issues of these keys."""
        return tuple(one for one in self.agreed if one.issue is None and one.key not in made)

    @property
    def proposed(self) -> tuple[Action, ...]:
        """Those that are neither ticked nor done."""
        return tuple(one for one in self.all if not one.ticked and not one.says.is_done)

    @property
    def done_already(self) -> tuple[Action, ...]:
        """What was done in the incident: nobody need own it, ticked or not."""
        return tuple(one for one in self.all if one.says.is_done)

    @property
    def almost_agreed(self) -> Iterator[str]:
        """Lines that look ticked and are no box, so that nothing agreed on is lost."""
        found = {box.line: box.written for box in checklist.almost_items(self.text) if box.ticked}
        found |= {line.line: line.written for line in lookalikes(self.text)}
        return (written for _, written in sorted(found.items()))

    @property
    def without_words(self) -> Iterator[str]:
        """Ticked lines that say nothing but whose they are and until when."""
        told = {action.line for action in self.all}
        lines = self.text.split("\n")
        empty = (box for box in checklist.items(self.text) if box.line not in told)
        return (lines[box.line].strip() for box in empty if box.ticked)

    @property
    def reason(self) -> str | None:
        """Why a review ends with more actions than usual, where its people say so (R62)."""
        found = REASON.search(self.text)
        return found["why"].strip() if found else None

    @property
    def is_whole(self) -> bool:
        """Whether it can be written as it is read; a code fence left open prevents it."""
        try:
            sections.wrap(SECTION, self.text)
        except ValueError:
            return False
        return True

    @cached_property
    def known(self) -> frozenset[str]:
        """The keys of all that was ever proposed here, be it still there or not."""
        marked = (m["key"] for m in self.page.markers("action") if m.get("key"))
        return frozenset((*self.ledger.get("keys", "").split(), *marked))

    @cached_property
    def ledger(self) -> Mapping[str, str]:
        """What we remember of the section: what was proposed, named, asked; the last counts."""
        return next(iter(self.page.markers(LEDGER)[::-1]), {})


def read(text: str) -> tuple[Action, ...]:
    """Every action in the text of the section; two in the same words have two keys."""
    seen: dict[str, int] = {}
    found: list[Action] = []
    for item in checklist.items(text):
        action = _action(item)
        count = seen[action.key] = seen.get(action.key, 0) + 1
        found.append(action if count == 1 else replace(action, key=f"{action.key}-{count}"))
    return tuple(action for action in found if action.title)


def _action(item: checklist.Item) -> Action:
    source = SOURCE.search(item.text)
    linked = LINKED.search(item.text)
    label = LABEL.match(item.text)
    bare = SOURCE.sub("", LINKED.sub("", item.text[label.end() if label else 0 :]))
    says, noted = _says(bare, item), item.marker or {}
    return Action(
        key=noted.get("key") or _key(says.title),
        line=item.line,
        raw=item.text,
        says=says,
        ticked=item.ticked,
        marked=item.marker is not None,
        noted=noted.get("name", "") if LABEL.match(f"**{noted.get('name', '')}**") else "",
        shown=label["name"] if label else "",
        event=noted.get("event", ""),
        source=source["url"] if source else None,
        issue=int(linked["number"]) if linked else None,
    )


def _says(words: str, item: checklist.Item) -> Wording:
    """What a line and those below it say; how people will know may be an answer to our question."""
    says = wording_of("; ".join((words, *_parts_below(item))))
    answers = filter(None, map(answer_how, item.more.split("\n")))
    answered = next(answers, "") if not says.done_when else ""
    return replace(says, done_when=clause_of(answered)) if answered else says


def _parts_below(item: checklist.Item) -> Iterator[str]:
    """The lines below the first that say nothing but more of the action: `- due friday`."""
    lines = (_BULLET.sub("", line) for line in item.more.split("\n") if item.more)
    return filter(says_parts_only, lines)


def _key(title: str) -> str:
    """The identity of a line that somebody wrote by hand: its words, without owner and date."""
    folded = " ".join(title.lower().split())
    return "h" + hashlib.sha256(folded.encode(errors="replace")).hexdigest()[:12]
