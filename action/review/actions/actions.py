"""What keeps agreed actions from being owned, and what we write into their section (R61 to R70)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from action.markdown import checklist, sections
from action.markdown.sections import Page
from action.review import words
from action.review.actions.action import Action, ActionList
from action.review.agenda.agenda import Proposal
from action.review.model import ActionIssue, Repository

MOST: Final = 60
"""Proposals for which a page has room."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps an agreed action from becoming an issue; the letter's template has the words."""

    kind: str
    line: str
    who: str = ""


# --- what keeps an action from being owned --------------------------------------------------------


def problems(listed: ActionList, repository: Repository, at_most: int) -> tuple[Problem, ...]:
    """What people must still write before the agreed actions can become issues."""
    agreed = listed.agreed
    new = [action for action in agreed if action.issue is None]
    found = [problem for action in new for problem in _of_one(action, repository)]
    found += [Problem("almost", near) for near in listed.almost_agreed]
    if not listed.is_whole:
        found.append(Problem("open-fence", ""))
    if len(agreed) > at_most and new and not listed.reason:
        found.append(Problem("too-many", str(len(agreed)), str(at_most)))
    return tuple(found)


def _of_one(action: Action, repository: Repository) -> Iterator[Problem]:
    if not action.owner:
        team = checklist.team_mentions(action.raw)
        yield Problem("team", action.title, team[0]) if team else Problem("no-owner", action.title)
    elif not repository.assignable(action.owner):
        yield Problem("not-assignable", action.title, action.owner)
    if action.bad_due:
        yield Problem("bad-date", action.title, action.bad_due)


# --- writing --------------------------------------------------------------------------------------


def with_proposals(listed: ActionList, proposals: Sequence[Proposal]) -> ActionList:
    """The section with every proposal once; what people changed or deleted stays so."""
    seen = listed.known
    new = [proposal for proposal in proposals if proposal.key not in seen][: MOST - len(seen)]
    if not new:
        return listed
    rows = [
        row for row in listed.text.rstrip("\n").split("\n") if not Page(row).markers("proposed")
    ]
    while rows and not rows[-1].strip():
        rows.pop()
    items = checklist.items("\n".join(rows))
    gap = [] if items and items[-1].line == len(rows) - 1 else [""]
    ledger = sections.marker("proposed", keys=" ".join([*sorted(seen), *(p.key for p in new)]))
    return ActionList("\n".join([*rows, *gap, *map(_proposed, new), "", str(ledger)]))


def _proposed(proposal: Proposal) -> str:
    line = words.render("_proposal.md.j2", proposal=proposal).strip()
    return f"{line} {sections.marker('action', key=proposal.key)}"


def with_links(listed: ActionList, issues: Iterable[ActionIssue]) -> ActionList:
    """The section with the number of its issue behind every action that has one."""
    numbers = {issue.key: issue.number for issue in issues}
    text = listed.text
    for action in listed.all if numbers else ():
        number = numbers.get(action.key)
        if number and action.issue is None:
            note = "" if action.marked else f" {sections.marker('action', key=action.key)}"
            text = checklist.with_line_suffix(text, action.line, f"→ #{number}{note}")
    return listed if text == listed.text else ActionList(text)
