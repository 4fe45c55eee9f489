"""Actions as a page tells them: proposed or written down, agreed by a tick, owned by a person."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from action import logins
from action.markdown import checklist, safe, sections
from action.markdown.lookalikes import lookalikes
from action.markdown.sections import Page

SECTION: Final = "actions"
DUE: Final = re.compile(
    r"(?<![\s,;(–—-])[\s,;(–—-]*+\b(?:due|by|until)[:\s]+(\d{4}-\d{2}-\d{2})\b\)?", re.IGNORECASE
)
SOURCE: Final = re.compile(
    r"(?<!\s)\s*+\(\[[^\]]{0,200}+\]\((?P<url>https?://[^()\s]++)\)[^()]*+\)"
)
LINKED: Final = re.compile(r"(?<!\s)\s*+→ #(?P<number>[1-9][0-9]{0,8})\s*+\Z")
_SEPARATORS: Final = re.compile(r"^(?:[\s–—,;:]|-+(?=\s))+")
"""What is left before the words where the owner stood first."""
REASON: Final = re.compile(
    r"^[^\S\n]*+(?:\*\*)?reason:(?:\*\*)?[ \t]*+(?P<why>\S.*)$", re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Action:
    """One line of the actions section. `title` is plain text, `issue` its issue if it has one."""

    key: str
    line: int
    raw: str
    title: str
    ticked: bool
    marked: bool = False
    owners: tuple[str, ...] = ()
    due: date | None = None
    bad_due: str | None = None
    source: str | None = None
    issue: int | None = None

    @property
    def owner(self) -> str | None:
        """The first person named in the line."""
        return self.owners[0] if self.owners else None


@dataclass(frozen=True)
class ActionList:
    """The section of actions of a page; it is read once."""

    text: str

    @cached_property
    def all(self) -> tuple[Action, ...]:
        """Every action, proposed or agreed, in the order they are written."""
        return read(self.text)

    @property
    def agreed(self) -> tuple[Action, ...]:
        """Those that are ticked."""
        return tuple(action for action in self.all if action.ticked)

    @property
    def proposed(self) -> tuple[Action, ...]:
        """Those that are not."""
        return tuple(action for action in self.all if not action.ticked)

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
        page = Page(self.text)
        ledger = page.markers("proposed")
        before = ledger[-1].get("keys", "").split() if ledger else ()
        return frozenset((*before, *(m["key"] for m in page.markers("action") if m.get("key"))))


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
    bare = SOURCE.sub("", LINKED.sub("", item.text))
    owners = checklist.mentions(bare)
    said = DUE.search(bare)
    due = _date(said[1]) if said else None
    title = _title(DUE.sub("", bare), (*owners, *checklist.team_mentions(bare)))
    return Action(
        key=(item.marker or {}).get("key") or _key(title),
        line=item.line,
        raw=item.text,
        marked=item.marker is not None,
        title=title,
        ticked=item.ticked,
        owners=owners,
        due=due,
        bad_due=said[1] if said and not due else None,
        source=source["url"] if source else None,
        issue=int(linked["number"]) if linked else None,
    )


def _title(text: str, mentioned: Iterable[str]) -> str:
    bare = safe.words(logins.without_mentions(text, mentioned))
    return _SEPARATORS.sub("", bare).rstrip(" \t-–—,;:.")


def _key(title: str) -> str:
    """The identity of a line that somebody wrote by hand: its words, without owner and date."""
    folded = " ".join(title.lower().split())
    return "h" + hashlib.sha256(folded.encode(errors="replace")).hexdigest()[:12]


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
