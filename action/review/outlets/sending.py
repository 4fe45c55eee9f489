"""What is due elsewhere, in what order it is sent, and where it is noted (R63, R65).

All of it comes after what is to be done here. What can be seen in the other tool is sent, and its
receipt is noted then; what cannot be seen, or only late, is promised first, so that it is never
sent twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from action.review.claims import claiming
from action.review.model import ActionIssue, Refusal
from action.review.outlets.acted import acted
from action.review.outlets.all_parcels import parcels
from action.review.outlets.also_here import ELSEWHERE, comment_text, section_text
from action.review.outlets.by_hand import by_hand
from action.review.outlets.kept_lines import KeptLine, KeptLines, LineState
from action.review.outlets.news.told_before import our_word, told_lines, without_older
from action.review.outlets.next_line import given_up, is_due, is_over, is_promised, next_line
from action.review.outlets.parcels import AnyParcel
from action.review.page.comment_steps import AddComment, EditComment
from action.review.plan import EditActionIssue, Send, Step
from action.review.view import View


def outgoing(view: View) -> Iterator[Step]:
    """What is promised, or else sent, or else noted now."""
    wanted = tuple(parcels(view))
    due = [one for one in wanted if is_due(view.snapshot, one, _kept(view, one))]
    ready = [one for one in due if is_promised(view.snapshot, one, _kept(view, one))]
    all_ready = bool(due) and ready == due
    notes = () if all_ready else tuple(_noted(view, wanted))
    yield from notes or map(Send, ready)


def awaits(view: View) -> bool:
    """Whether something is not where it should be, so that a sweep must look at this review."""
    return any(not is_over(view.snapshot, one, _kept(view, one)) for one in parcels(view))


# --- what is noted so far -------------------------------------------------------------------------


def _kept(view: View, parcel: AnyParcel) -> KeptLine | None:
    return _lines_about(view, parcel.about.number).by_place.get(parcel.place)


def _lines_about(view: View, issue: int) -> KeptLines:
    if issue == view.issue.number:
        return told_lines(view)
    text = (one.page.section(ELSEWHERE) for one in view.issue.actions if one.number == issue)
    kept = KeptLines(next(text, None) or "")
    return kept if kept.of in {"", str(issue)} else kept.as_words


# --- what is noted now ----------------------------------------------------------------------------


def _noted(view: View, wanted: Sequence[AnyParcel]) -> Iterator[Step]:
    """All lines as they should stand now, in the action issues and below the review issue."""
    yield from _noted_on_actions(view, wanted)
    yield from _noted_below(view, [one for one in wanted if one.about == view.target])


def _noted_on_actions(view: View, wanted: Sequence[AnyParcel]) -> Iterator[EditActionIssue]:
    """Our section of each action issue, where it says something else than it should."""
    if Refusal.ELSEWHERE in view.snapshot.refused:
        return
    findings = {one.issue.number for one in acted(view) if one.is_finding}
    for issue in view.issue.actions:
        mine = [one for one in wanted if one.about == issue.target]
        begun = mine or issue.page.section(ELSEWHERE) is not None
        hand = by_hand(view.settings.outlets) if begun and issue.number in findings else ()
        body = _with_lines(view, issue, mine, {line.place: line for line in hand})
        if body is not None and body != issue.page.text:
            yield EditActionIssue(issue.target, body)


def _with_lines(
    view: View, issue: ActionIssue, wanted: Sequence[AnyParcel], hand: Mapping[str, KeptLine]
) -> str | None:
    """The issue with its section; None where there is nothing to say and nothing was said.

    Where a person has left a code fence open in it, it stays as it is.
    """
    before = _lines_about(view, issue.number)
    lines = _lines(view, before, wanted, hand)
    begun = issue.page.section(ELSEWHERE)
    if begun is None and not lines:
        return None
    if begun is not None and begun == section_text(lines, before.of_people):
        return None
    with suppress(ValueError):
        text = section_text(lines, before.of_people, number=issue.number)
        return issue.page.with_section(ELSEWHERE, text).text
    return None


def _noted_below(view: View, wanted: Sequence[AnyParcel]) -> Iterator[Step]:
    """Our comment below the review issue, which says what others were told of the review."""
    before, said = told_lines(view), our_word(view)
    lines = {line.place: line for line in _lines(view, before, wanted, {})}
    kept = tuple(without_older(lines, _settled(view, wanted, lines)))
    if said is None and kept and not view.may_speak:
        yield from claiming.claim(view, "Share with other tools", claiming.comment_key(ELSEWHERE))
        return
    body = comment_text(kept, before.of_people)
    if said is None and kept:
        yield AddComment(view.target, ELSEWHERE, body)
    elif said is not None and said.body.strip() != body.strip():
        yield EditComment(said.id, ELSEWHERE, body)


def _settled(
    view: View, wanted: Sequence[AnyParcel], lines: Mapping[str, KeptLine]
) -> Iterator[str]:
    """The places of what is wanted where nothing more follows."""
    for parcel in wanted:
        if is_over(view.snapshot, parcel, lines.get(parcel.place)):
            yield parcel.place


def _lines(
    view: View, before: KeptLines, wanted: Sequence[AnyParcel], hand: Mapping[str, KeptLine]
) -> tuple[KeptLine, ...]:
    """What is noted, in the order in which it came; what waited and is not wanted now goes."""
    mine = {parcel.place: parcel for parcel in wanted}
    lines = dict(before.by_place)
    for place, parcel in mine.items():
        if line := next_line(view.snapshot, parcel, lines.get(place)):
            lines[place] = line
    for place, box in hand.items():
        lines[place] = lines.get(place, box)
    known = mine.keys() | hand.keys()
    on = view.settings.outlets.names
    every = [
        (place, line if place in known else given_up(line, on)) for place, line in lines.items()
    ]
    return tuple(line for place, line in every if place in known or _stays(line))


def _stays(line: KeptLine) -> bool:
    """Whether a line is kept for which nothing is wanted: it is there, or it may be."""
    return line.is_settled or line.state is LineState.PROMISED
