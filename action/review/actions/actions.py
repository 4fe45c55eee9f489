"""What we write into the section of actions: proposals, and links to the issues (R61 to R70)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from action.markdown import checklist, sections
from action.markdown.sections import Page
from action.review import words
from action.review.actions.action import ActionList
from action.review.agenda.agenda import Proposal
from action.review.model import ActionIssue

MOST_PROPOSALS: Final = 60
"""Proposals that wait on a page; what is settled where it was said takes no place any more."""


def with_proposals(
    listed: ActionList, proposals: Sequence[Proposal], settled: Sequence[Proposal] = ()
) -> ActionList:
    """The section with every open proposal once; what people changed or deleted stays so.

    A line of ours whose proposal is `settled`, and that nobody touched, makes room for a new one.
    """
    open_ = {proposal.key for proposal in proposals}
    over = {a.key for a in listed.all if a.source and a.key not in open_}
    marked = {a.key for a in listed.all if a.marked}
    seen = listed.known
    room = max(0, MOST_PROPOSALS - len(marked - over))
    new = [proposal for proposal in proposals if proposal.key not in seen][:room]
    if not new:
        return listed
    untouched = _untouched(listed, settled)
    gone = dict(list(untouched.items())[: max(0, len(marked) + len(new) - MOST_PROPOSALS)])
    rows = [
        row
        for at, row in enumerate(listed.text.rstrip("\n").split("\n"))
        if at not in gone and not Page(row).markers("proposed")
    ]
    keys = [*sorted(seen - set(gone.values())), *(proposal.key for proposal in new)]
    return ActionList("\n".join([*_with_new(rows, new), "", _ledger(keys)]))


def _untouched(listed: ActionList, settled: Iterable[Proposal]) -> dict[int, str]:
    """The lines of these proposals that stand as we wrote them, with their keys.

    Such a key is forgotten: where the conversation is opened again, the proposal is a new one.
    """
    ours = {_proposed(proposal): proposal.key for proposal in settled}
    lines = listed.text.split("\n")
    boxes = (box for box in checklist.items(listed.text) if not box.more.strip())
    known = ((box.line, ours.get(lines[box.line].rstrip())) for box in boxes)
    return {line: key for line, key in known if key}


def _with_new(rows: Sequence[str], new: Iterable[Proposal]) -> Iterator[str]:
    """The rows and below them these proposals, in one list where a list ends them."""
    last = len(rows)
    while last and not rows[last - 1].strip():
        last -= 1
    items = checklist.items("\n".join(rows[:last]))
    yield from rows[:last]
    yield from [] if items and items[-1].line == last - 1 else [""]
    yield from map(_proposed, new)


def _ledger(keys: Iterable[str]) -> str:
    return str(sections.marker("proposed", keys=" ".join(keys)))


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
