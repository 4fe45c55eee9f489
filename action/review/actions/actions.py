"""Actions: proposed or written down, agreed by a tick, owned by a person (R61 to R70)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from action.markdown import checklist, safe, sections
from action.review import words
from action.review.agenda.agenda import Proposal
from action.review.model import ActionIssue, Repository

SECTION: Final = "actions"
MOST: Final = 60
"""Proposals for which a page has room."""
DUE: Final = re.compile(
    r"[\s,;(–—-]*\b(?:due|by|until)[:\s]+(\d{4}-\d{2}-\d{2})\b\)?", re.IGNORECASE
)
SOURCE: Final = re.compile(r"\s*\(\[[^\]]*\]\((?P<url>https?://[^)\s]+)\)[^()]*\)")
LINKED: Final = re.compile(r"\s*→ #(?P<number>\d+)\s*$")
HEADING: Final = re.compile(r"(?m)^## Actions[ \t]*\r?$")
EDGE: Final = re.compile(r"(?m)^<!-- incident-review:actions:(?:start|end) -->[ \t]*\r?$\n?")
NEXT: Final = re.compile(r"(?m)^## ")
REASON: Final = re.compile(
    r"^\s*(?:\*\*)?reason:(?:\*\*)?[ \t]*(?P<why>\S.*)$", re.IGNORECASE | re.MULTILINE
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


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps an agreed action from becoming an issue; the letter's template has the words."""

    kind: str
    line: str
    who: str = ""


# --- reading --------------------------------------------------------------------------------------


def read(body: str) -> tuple[Action, ...]:
    """Every action in the body of a review issue, proposed or agreed."""
    return _read(section(body))


def _read(text: str) -> tuple[Action, ...]:
    seen: dict[str, int] = {}
    found: list[Action] = []
    for item in checklist.items(text):
        action = _action(item)
        count = seen[action.key] = seen.get(action.key, 0) + 1
        found.append(action if count == 1 else replace(action, key=f"{action.key}-{count}"))
    return tuple(action for action in found if action.title)


def section(body: str) -> str:
    """The text of the actions section, also where its markers cannot be trusted."""
    marked = sections.read(with_markers(body), SECTION)
    return _below_heading(body) if marked is None else marked


def is_whole(body: str) -> bool:
    """Whether the section can be written as it is read; a code fence left open prevents it."""
    try:
        sections.wrap(SECTION, section(body))
    except ValueError:
        return False
    return True


def with_markers(body: str) -> str:
    """The page with our markers put back around what stands below the heading Actions."""
    if sections.read(body, SECTION) is not None or not (heading := HEADING.search(body)):
        return body
    try:
        wrapped = sections.wrap(SECTION, _below_heading(body))
    except ValueError:
        return body
    end = _end_of_section(body)
    rest = f"\n\n{body[end:]}" if body[end:] else "\n"
    return f"{body[: heading.end()]}\n\n{wrapped}{rest}"


def _below_heading(body: str) -> str:
    heading = HEADING.search(body)
    return EDGE.sub("", body[heading.end() : _end_of_section(body)]).strip() if heading else ""


def _end_of_section(body: str) -> int:
    heading = HEADING.search(body)
    following = NEXT.search(body, heading.end()) if heading else None
    return following.start() if following else len(body)


def reason(body: str) -> str | None:
    """Why a review ends with more actions than usual, where its people say so."""
    found = REASON.search(section(body))
    return found["why"].strip() if found else None


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
    for name in mentioned:
        text = re.sub(rf"(?i)\s*[(,;–—-]*\s*@{re.escape(name)}\b(?!/)\)?", "", text)
    return safe.plain(text).strip(" \t-–—,;:.").strip()


def _key(title: str) -> str:
    """The identity of a line that somebody wrote by hand: its words, without owner and date."""
    folded = " ".join(title.lower().split())
    return "h" + hashlib.sha256(folded.encode()).hexdigest()[:12]


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


# --- what keeps an action from being owned --------------------------------------------------------


def agreed(body: str) -> tuple[Action, ...]:
    """The ticked actions, in the order they are written."""
    return tuple(action for action in read(body) if action.ticked)


def problems(body: str, repository: Repository, at_most: int) -> tuple[Problem, ...]:
    """What people must still write before the agreed actions can become issues."""
    new = [action for action in agreed(body) if action.issue is None]
    found = [problem for action in new for problem in _of_one(action, repository)]
    found += [Problem("almost", near) for near in _almost(body)]
    if not is_whole(body):
        found.append(Problem("open-fence", ""))
    if len(agreed(body)) > at_most and new and not reason(body):
        found.append(Problem("too-many", str(len(agreed(body))), str(at_most)))
    return tuple(found)


def _of_one(action: Action, repository: Repository) -> Iterator[Problem]:
    if not action.owner:
        team = checklist.team_mentions(action.raw)
        yield Problem("team", action.title, team[0]) if team else Problem("no-owner", action.title)
    elif not repository.assignable(action.owner):
        yield Problem("not-assignable", action.title, action.owner)
    if action.bad_due:
        yield Problem("bad-date", action.title, action.bad_due)


def _almost(body: str) -> Iterator[str]:
    """Lines that look ticked and are no box, so that nothing agreed on is lost."""
    near = checklist.almost_items(section(body))
    return (line.written for line in near if "[x]" in line.written.lower().replace(" ", ""))


# --- writing --------------------------------------------------------------------------------------


def with_proposals(text: str, proposals: Sequence[Proposal]) -> str:
    """The section with every proposal once; what people changed or deleted stays so."""
    known = sections.markers(text, "proposed")
    seen = set(known[-1].get("keys", "").split()) if known else set()
    seen |= {m["key"] for m in sections.markers(text, "action") if m.get("key")}
    new = [proposal for proposal in proposals if proposal.key not in seen][: MOST - len(seen)]
    if not new:
        return text
    rows = [row for row in text.rstrip("\n").split("\n") if not sections.markers(row, "proposed")]
    while rows and not rows[-1].strip():
        rows.pop()
    items = checklist.items("\n".join(rows))
    gap = [] if items and items[-1].line == len(rows) - 1 else [""]
    ledger = sections.marker("proposed", keys=" ".join([*sorted(seen), *(p.key for p in new)]))
    return "\n".join([*rows, *gap, *map(_proposed, new), "", str(ledger)])


def _proposed(proposal: Proposal) -> str:
    line = words.render("_proposal.md.j2", proposal=proposal).strip()
    return f"{line} {sections.marker('action', key=proposal.key)}"


def with_links(text: str, issues: Iterable[ActionIssue]) -> str:
    """The section with the number of its issue behind every action that has one."""
    numbers = {issue.key: issue.number for issue in issues}
    for action in _read(text) if numbers else ():
        number = numbers.get(action.key)
        if number and action.issue is None:
            note = "" if action.marked else f" {sections.marker('action', key=action.key)}"
            text = checklist.with_line_suffix(text, action.line, f"→ #{number}{note}")
    return text
