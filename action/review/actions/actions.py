"""What we write into the section of actions: proposals, and links to the issues (R61 to R70)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from action.markdown import checklist, sections
from action.markdown.sections import Page
from action.review import words
from action.review.actions.action import ActionList
from action.review.agenda.agenda import Proposal
from action.review.model import ActionIssue

MOST_PROPOSALS: Final = 60
"""Proposals that wait on a page; what is settled where it was said takes no place any more."""


def with_proposals(listed: ActionList, proposals: Sequence[Proposal]) -> ActionList:
    """The section with every open proposal once; what people changed or deleted stays so."""
    seen = listed.known
    open_ = {proposal.key for proposal in proposals}
    settled = {a.key for a in listed.all if a.source and a.key not in open_}
    standing = {a.key for a in listed.all if a.marked} - settled
    room = max(0, MOST_PROPOSALS - len(standing))
    new = [proposal for proposal in proposals if proposal.key not in seen][:room]
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


def without_room(listed: ActionList, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The proposals for which the section has no room, until others are settled."""
    placed = with_proposals(listed, proposals).known
    return tuple(proposal for proposal in proposals if proposal.key not in placed)


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
