"""The page of a review: the body of its issue, of which we own the marked sections only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from action.markdown import sections
from action.markdown.safe import Safe
from action.review import words
from action.review.actions import actions, example
from action.review.actions.action import SECTION, Action, ActionList
from action.review.actions.aside.beside import taken_off
from action.review.actions.short_names import names_given
from action.review.agenda.agenda import Agenda
from action.review.agenda.steady import agenda_marker
from action.review.bank.standing_list import (
    SECTION_OF_QUESTIONS,
    StandingList,
    standing_list,
)
from action.review.dates.slots import proposed
from action.review.model import ActionIssue, State
from action.review.moments.moment_boxes import SECTION_OF_MOMENTS
from action.review.moments.moment_rows import beheaded, headed, with_people_s_rows
from action.review.notes.kept_notes import notes_url
from action.review.notes.writing_notes import asked_in_notes
from action.review.notices.notice import Notice
from action.review.notices.notices import notices
from action.review.notices.page_notices import PageTooLong
from action.review.page import people_rows, titles
from action.review.page.facts import facts
from action.review.page.meeting_times import meeting_times
from action.review.page.pack import pack
from action.review.page.review_page import ReviewPage
from action.review.page.talk_mark import TalkMark
from action.review.settings import ShowReaders
from action.review.standing.role import Role
from action.review.steps.steps import next_steps, rests_until, says_over, steps_of
from action.review.view import View

LIMIT: Final = 65_536
"""Characters that GitHub takes as the body of an issue."""
_LONGEST_NUMBER: Final = 99_999_999
ROOM: Final = 1_000
"""Characters left for people to go on writing."""
AT_REST: Final = timedelta(minutes=10)
"""How long nobody has saved the page when its lines get names for no other reason."""


class TooLongError(Exception):
    """Even without its agenda the page is longer than GitHub takes."""


def new_page(view: View) -> str:
    """The page as it is first written."""
    parts = _sections(view, ReviewPage(""), ())
    wrapped = {name: Safe(sections.wrap(name, text)) for name, text in parts.items()}
    marker = sections.marker("review", id=view.snapshot.id)
    return words.render("issue.md.j2", marker=marker, **wrapped)


def current_page(view: View) -> str:
    """The page brought up to date; everything outside our sections is as people left it.

    What it notes of long conversations is renewed when it is written anyway, or when that is due.
    """
    kept, places = view.issue.page.talk, (view.issue, view.snapshot.pull_request)
    noted = [place.noted for place in places if place]
    body = _with_marks(view, kept)
    if body == view.issue.body and not any(one.due for one in noted):
        return body
    new = tuple(one.mark for one in noted if one.mark)
    return body if new == kept else _with_marks(view, new)


def _with_marks(view: View, marks: tuple[TalkMark, ...]) -> str:
    """The page that notes these marks; these give way first, then the pack, then the agenda."""
    page, agenda = _as_people_left_it(view), view.agenda
    parts = _sections(view, page, marks)
    body = page.with_sections(parts).text
    if marks and len(body) > LIMIT - ROOM:
        return _with_marks(view, ())
    if len(body) > LIMIT - ROOM:
        body = page.with_sections(parts | {"pack": ""}).text
    while len(body) > LIMIT - ROOM and agenda.can_be_shorter:
        agenda = agenda.shorter()
        parts |= _of_agenda(view, agenda) | _cut(view)
        body = page.with_sections(parts).text
    if len(body) > LIMIT:
        raise TooLongError
    if body == view.issue.body and not _may_name(view):
        return body
    return _dressed(view, page, parts, body)


def _may_name(view: View) -> bool:
    """Whether lines may be named though nothing else changes: nobody seems to write on the page.

    Whoever has it open cannot save it once we have changed it; and who has just written a line,
    or ticked one, is likely to go on.
    """
    issue, now = view.issue, view.snapshot.seen or view.now
    edited = issue.edited
    return issue.state is State.CLOSED or edited is None or edited + AT_REST <= now


def _dressed(view: View, page: ReviewPage, parts: Mapping[str, str], body: str) -> str:
    """The page with names of all actions and questions beside them, where there is room."""
    if parts.get(SECTION) != page.listed.text:
        return body
    before = taken_off(page.listed)
    ideas, given = view.declines.ideas, names_given(view.issue)
    listed = actions.dressed(before.bare, before, ideas, given)
    if listed.text == page.listed.text:
        return body
    longer = page.with_sections({**parts, SECTION: listed.text}).text
    return longer if len(longer) <= LIMIT - ROOM else body


def _cut(view: View) -> dict[str, str]:
    """What a page that was shortened says and leaves out."""
    return {"pack": "", "notices": _notices(view, PageTooLong())}


def has_room(view: View, new: Iterable[Action]) -> bool:
    """Whether the page can take the links to the issues that these actions will become.

    A page of half the length can: what is ours besides the agenda is short, and that gives way.
    """
    if len(view.issue.body) <= LIMIT // 2:
        return True
    made = tuple(ActionIssue("", _LONGEST_NUMBER, "", action.key) for action in new)
    later = replace(view.issue, actions=(*view.issue.actions, *made))
    try:
        current_page(replace(view, snapshot=replace(view.snapshot, issue=later)))
    except TooLongError:
        return False
    return True


def _as_people_left_it(view: View) -> ReviewPage:
    """Our markers move only where a line beside them must get the number of its issue."""
    page = view.issue.page.of(view.snapshot.id).with_learned_in(notes_url(view))
    return page.mended if view.issue.actions else page.kept


def _sections(view: View, page: ReviewPage, marks: Iterable[TalkMark]) -> dict[str, str]:
    """Our sections as they should stand; actions that people made unreadable stay as they are."""
    parts = {
        "notices": _notices(view),
        "facts": facts(view),
        "steps": _steps(view),
        "people": _people(view, marks),
        **_of_agenda(view, view.agenda),
        SECTION_OF_QUESTIONS: _questions(view, page),
    }
    return parts | {SECTION: _actions(view, page)} if page.listed.is_whole else parts


def _of_agenda(view: View, agenda: Agenda) -> dict[str, str]:
    return {
        SECTION_OF_MOMENTS: _moments(view),
        "pack": "" if view.meeting.looks_back else pack(view, agenda),
        "agenda": _agenda(view, agenda),
        "parked": _rendered("parked.md.j2", parked=agenda.parked),
    }


def _agenda(view: View, agenda: Agenda) -> str:
    return _rendered(
        "agenda.md.j2",
        marker=agenda_marker(agenda.topics, agenda.minutes),
        agenda=agenda,
        outside=agenda.outside,
        looks_back=view.meeting.looks_back,
    )


def _moments(view: View) -> str:
    """Rows of ours, with all that people wrote into them, above them and between them.

    When the meeting is over only those are left that somebody has ticked or written into.
    """
    before = view.snapshot.issue.page.section(SECTION_OF_MOMENTS) if view.snapshot.issue else ""
    head, past = _rendered("_moments_head.md.j2"), view.meeting.looks_back
    shown = tuple(one for one in view.meeting.moments if one.ticked or not past)
    written = _rendered("moments.md.j2", moments=shown)
    rows = with_people_s_rows(written, headed(before or "", head), head)
    return beheaded(rows, head) if past else rows


def _rendered(template: str, **nouns: object) -> str:
    return words.render(template, **nouns).rstrip("\n")


def _notices(view: View, *extra: Notice) -> str:
    due = (*extra, *notices(view))
    renamed = view.snapshot.renamed_to
    noted = (view.refused.marker, sections.marker("renamed", to=f"../{renamed}") if renamed else "")
    return _rendered(
        "notices.md.j2",
        greetings=tuple(one for one in due if not one.warns),
        notices=tuple(one for one in due if one.warns),
        marker=Safe("\n".join(filter(None, noted))),
        next=next_steps(view),
        has_met=view.meeting.has_been,
        rests_until=rests_until(view),
        is_over=view.is_over,
    )


def _steps(view: View) -> str:
    found = steps_of(view)
    return _rendered(
        "steps.md.j2",
        marker=Safe("\n".join(filter(None, (found.marker, _proposed(view))))),
        steps=found.steps,
        meeting=Safe(_meeting(view)),
        facilitator=view.cast.facilitator,
        form=view.settings.private_form,
        looks_back=view.meeting.looks_back,
    )


def _meeting(view: View) -> str:
    times, facilitator = meeting_times(view), view.cast.facilitator
    return _rendered("meeting.md.j2", times=times, facilitator=facilitator)


def _proposed(view: View) -> str:
    """A note of the times that were proposed, which outlives our comment."""
    slots = proposed(view.snapshot)
    return slots.marker if slots.times else ""


def _people(view: View, marks: Iterable[TalkMark]) -> str:
    marker = people_rows.marker(view)
    issue = view.snapshot.issue
    wanted = titles.review_title(view.incident, issue.title if issue else "")
    now, page = (issue.title, issue.page) if issue else (wanted, ReviewPage(""))
    lines = (marker, titles.title_noted(page, now, wanted), *(mark.text for mark in marks))
    noted = Safe("\n".join(lines))
    rows = tuple(people_rows.rows(view))
    return _rendered(
        "people.md.j2",
        marker=noted,
        cast=view.cast,
        rows=rows,
        shows_reading=view.settings.show_readers is ShowReaders.MUST,
        shows_coming=any(row.comes is not None or row.away_until for row in rows),
        before=tuple((role.value, view.cast.standing.before(role)) for role in Role),
        team=view.incident.team,
        looks_back=view.meeting.looks_back,
    )


def _questions(view: View, page: ReviewPage) -> str:
    """The section is people's: we add a question that was never asked, and change no line.

    Once there are notes, those that nobody has touched stand in there.
    """
    due, url = tuple(view.meeting.standing_questions), notes_url(view)
    kept = StandingList(page.section(SECTION_OF_QUESTIONS) or "")
    if url:
        return kept.pointing_to(url, asked_in_notes(view), due).with_questions(due).text
    if kept.points_to_notes:
        return kept.without_pointer(due).text
    return kept.with_questions(due).text if kept.text.strip() else standing_list(due).text


def _actions(view: View, page: ReviewPage) -> str:
    """The section is people's as much as ours: we add proposals and links, and change no line."""
    listed = _with_guide(view, page)
    before, agenda = taken_off(listed), view.agenda
    longer = actions.with_proposals(before.bare, agenda.proposals, agenda.settled)
    made = view.snapshot.issue.actions if view.snapshot.issue else ()
    ideas = view.declines.ideas
    is_same = listed is page.listed and longer is before.bare
    if is_same and before.shows(ideas) and not actions.lack_links(longer, made):
        return listed.text
    given = names_given(view.snapshot.issue)
    return actions.with_links(actions.dressed(longer, before, ideas, given), made).text


def _with_guide(view: View, page: ReviewPage) -> ActionList:
    """The actions below what helps to agree on them, as long as anything can be agreed on."""
    listed, due = page.listed, view.days.week.after(view.days.meets, view.severity.due)
    at_most = view.settings.actions.at_most
    if view.is_over:
        text = example.without_guide(listed.text, at_most)
    elif not listed.text.strip() or says_over(page):
        text = example.with_guide(listed.text, at_most, due)
    else:
        text = example.with_example(listed.text, at_most, due)
    return listed if text == listed.text else ActionList(text)
