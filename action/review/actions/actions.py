"""What we write into the section of actions: proposals, and links to the issues (R61 to R70)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from action.markdown import checklist, safe, sections
from action.review import words
from action.review.actions.action import ActionList
from action.review.actions.action_words import Wording, as_line, wording_of
from action.review.actions.aside.beside import BesideList, put_beside
from action.review.actions.aside.beside_lines import DeclinedIdea
from action.review.actions.list_memory import with_ledger, without_ledger
from action.review.actions.short_names import NamesGiven, with_names
from action.review.agenda.agenda import Proposal
from action.review.model import ActionIssue

LONGEST: Final = 200
"""Characters of the words of a proposal, and of how people will know."""
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
    new = [proposal for proposal in in_order(proposals) if proposal.key not in seen][:room]
    if not new:
        return listed
    untouched = _untouched(listed, settled)
    gone = dict(list(untouched.items())[: max(0, len(marked) + len(new) - MOST_PROPOSALS)])
    rows = [row for at, row in enumerate(listed.text.split("\n")) if at not in gone]
    bare = without_ledger(ActionList("\n".join(rows)))
    keys = [*sorted(seen - set(gone.values())), *(proposal.key for proposal in new)]
    longer = ActionList("\n".join(_with_new(bare.text.split("\n"), new)))
    return with_ledger(longer, {**listed.ledger, "keys": " ".join(keys)})


def in_order(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals in the order in which they were made, whoever has read which of them."""
    never = datetime.min.replace(tzinfo=UTC)
    return sorted(proposals, key=lambda one: (one.said or never, len(one.key), one.key))


def _untouched(listed: ActionList, settled: Iterable[Proposal]) -> dict[int, str]:
    """The lines of these proposals that stand as we wrote them, with their keys.

    Such a key is forgotten: where the conversation is opened again, the proposal is a new one.
    """
    ours = {proposal.key: proposal for proposal in settled}
    lines = listed.text.split("\n")
    alone = {box.line for box in checklist.items(listed.text) if not box.more.strip()}
    known = ((one, ours.get(one.key)) for one in listed.all if one.line in alone)
    return {
        one.line: one.key
        for one, proposal in known
        if proposal and lines[one.line].rstrip() == _proposed(proposal, one.name)
    }


def _with_new(rows: Sequence[str], new: Iterable[Proposal]) -> Iterator[str]:
    """The rows and below them these proposals, in one list where a list ends them."""
    last = len(rows)
    while last and not rows[last - 1].strip():
        last -= 1
    items = checklist.items("\n".join(rows[:last]))
    yield from rows[:last]
    yield from [] if items and items[-1].line == last - 1 else [""]
    yield from map(_proposed, new)


def without_room(listed: ActionList, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The proposals for which the section has no room, until others are settled."""
    placed = with_proposals(listed, proposals).known
    return tuple(proposal for proposal in proposals if proposal.key not in placed)


def _proposed(proposal: Proposal, name: str = "") -> str:
    """The line of a proposal; relative days count from the day on which it was made."""
    says = proposal_says(proposal)
    nouns = {"says": as_line(says), "proposal": proposal, "name": name}
    line = words.render("_proposal.md.j2", **nouns).strip()
    said = {"key": proposal.key, "name": name, "event": proposal.event}
    return f"{line} {sections.marker('action', **{key: one for key, one in said.items() if one})}"


def proposal_says(proposal: Proposal) -> Wording:
    """What a proposal says, in words that fit into a line."""
    says = wording_of(proposal.words)
    says = says if says.title else Wording(proposal.title)
    title, when = (safe.shortened(said, LONGEST) for said in (says.title, says.done_when))
    says = replace(says, title=title[:1].upper() + title[1:], done_when=when)
    return says.since(proposal.said.date()) if proposal.said else says


def lack_links(listed: ActionList, issues: Iterable[ActionIssue]) -> bool:
    """Whether the number of one of these issues is missing behind its action."""
    keys = {issue.key for issue in issues}
    return bool(keys) and any(one.issue is None and one.key in keys for one in listed.all)


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


def dressed(
    bare: ActionList,
    before: BesideList,
    declined: Mapping[str, DeclinedIdea],
    given: NamesGiven = (),
) -> ActionList:
    """The list, from which our lines were taken before, with names and with those due now."""
    listed = with_names(bare, given)
    asked = listed.ledger.get("asked", "")
    told, asked_now = put_beside(listed, declined, before, asked)
    if asked_now == asked:
        return told
    return with_ledger(without_ledger(told), {**listed.ledger, "asked": asked_now})
