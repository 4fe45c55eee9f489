"""Actions that people propose in comments: `/action 14:05 Page sooner @mira due friday`.

The time is that of an event, if they give one. A line of the page comes of it once, whatever
becomes of line and comment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator

from action.instants import is_before
from action.review.actions.action_words import wording_of
from action.review.agenda.agenda import Proposal, proposed_words
from action.review.agenda.at_times import TIME, dated_titles, events_at, said_in
from action.review.commands import spoken
from action.review.commands.command import Command
from action.review.model import ReviewIssue, Snapshot, State
from action.review.timeline.timeline import Timeline


def told_in_comments(snapshot: Snapshot, belongs: Callable[[str], bool]) -> Iterator[Proposal]:
    """What people who belong here have proposed with a command, in order."""
    timeline = snapshot.timeline
    for key, command in keyed(snapshot):
        event, words = _event(command.text, timeline)
        said = proposed_words(words) if says_what(command, timeline) else ""
        late = snapshot.issue is not None and is_late(command, snapshot.issue)
        if said and not late and belongs(command.author):
            about = dated_titles(timeline).get(event, "")
            yield Proposal(key, said, command.author, command.url, about, command.at, event)


def keyed(snapshot: Snapshot) -> Iterator[tuple[str, Command]]:
    """Every such command with the identity of its proposal: the comment, and which of it."""
    count: Counter[str] = Counter()
    for command in spoken.given(snapshot):
        if command.name == spoken.ACTION:
            count[command.place] += 1
            number = count[command.place]
            yield (command.place if number == 1 else f"{command.place}-{number}"), command


def listed_before(snapshot: Snapshot, known: Collection[str]) -> Iterator[Command]:
    """The commands of which a line has come."""
    return (command for key, command in keyed(snapshot) if key in known)


def says_what(command: Command, timeline: Timeline | None) -> bool:
    """Whether a command says what to do, and not only who and until when."""
    return bool(wording_of(proposed_words(_event(command.text, timeline)[1])).title)


def is_late(command: Command, issue: ReviewIssue) -> bool:
    """Whether it came after the review was closed."""
    closed = issue.closed if issue.state is State.CLOSED else None
    return closed is not None and is_before(closed, command.at)


def _event(text: str, timeline: Timeline | None) -> tuple[str, str]:
    """The event whose time stands before the words; of no event or several the time is a word."""
    found = TIME.match(text)
    if found is None or timeline is None:
        return "", text
    told = events_at(timeline, text, said_in(found))
    words = text[found.end() :].strip()
    one = told[0] if isinstance(told, tuple) and len(told) == 1 else ""
    return (one, words) if one and words else ("", text)
