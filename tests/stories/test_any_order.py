"""Whatever people say and do in whatever order, the page shows what stands in the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter

from hypothesis import given
from hypothesis import strategies as st

from action.review.commands import spoken
from action.review.dates.slots import SLOTS
from action.review.settings import NotesRule
from tests.searching import examples
from tests.stories.world import PLACES, Review, a_review

NAMES = ("jonas", "kim", "ana", "lee", "mira", "tom", "noor")
WORDS = (
    *(f"/{role} @{login}" for role in ("facilitator", "note-taker") for login in NAMES[:5]),
    "/facilitator rota",
    "/note-taker rota",
    "/swap",
    "/swap now",
    "/co-facilitator @kim",
    "/co-facilitator lee",
    "/invite @zoe can",
    "/invite noor should\n/swap",
    "/invite mira must",
    "/coming",
    "/not-coming for a reason",
    "/read",
    "/exception not-neutral because we are few",
    "/exception same-person because we are few\n/facilitator @mira",
    "/meet 1",
    "/meet 3",
    "/meet 4",
    "/meet wednesday 15:00",
    "/meet cancel",
    "Well, said without a slash.",
)
Deed = Callable[[Review], Review]
ISSUE, PULL = "issue", "pull request"


def says(words: str, by: str, place: str) -> Deed:
    """Somebody writes a comment."""
    return lambda review: review.commented(words, by=by, on=place)


def edits(words: str, which: int) -> Deed:
    """Somebody changes one of their comments."""

    def changed(review: Review) -> Review:
        every = spoken.given(review.snapshot)
        if not every:
            return review
        one = every[which % len(every)]
        place, number = _place(one.place, one.url)
        return review.commented(words, by=one.author, on=place, number=number)

    return changed


def deletes(which: int) -> Deed:
    """Somebody deletes one of their comments."""

    def changed(review: Review) -> Review:
        every = spoken.given(review.snapshot)
        if not every:
            return review
        one = every[which % len(every)]
        place, number = _place(one.place, one.url)
        return review.deleted(number, on=place)

    return changed


def _place(name: str, url: str) -> tuple[str, int]:
    number = int(re.sub(r"\D", "", name))
    here = ISSUE if "/issues/" in url else PULL
    found = (place for place in PLACES if name.startswith(PLACES[place]))
    return next(place for place in (*found, here) if place in {here, "line", "review"}), number


def assigns(login: str) -> Deed:
    """Somebody assigns a person who is not assigned, or takes one off who is."""

    def changed(review: Review) -> Review:
        here = login in review.issue.assignees
        return review.unassigns("tom", login) if here else review.assigns("tom", login)

    return changed


def votes(login: str, slot: int) -> Deed:
    """Somebody votes for a proposed time, or takes that back."""
    return lambda review: review.reacted(login, to=slot)


def waits(seconds: int) -> Deed:
    """Some time passes; GitHub's clock shows seconds."""
    return lambda review: review.later(seconds=seconds)


def looks(review: Review) -> Review:
    """The clerk runs."""
    return review.served()


WHICH = st.integers(0, 20)
SAYS = st.builds(
    says, st.sampled_from(WORDS), st.sampled_from((*NAMES, "zoe")), st.sampled_from([*PLACES])
)
DEEDS = st.one_of(
    SAYS,
    SAYS,
    st.builds(edits, st.sampled_from(WORDS), WHICH),
    st.builds(deletes, WHICH),
    st.builds(assigns, st.sampled_from(NAMES[:5])),
    st.builds(votes, st.sampled_from((*NAMES, "zoe")), st.integers(1, 3)),
    st.builds(waits, st.integers(0, 2)),
    st.just(looks),
)


def shown(review: Review) -> tuple[str, ...]:
    """What people read of who comes: without what is only noted, and who was told how and when."""
    people = review.section("people").partition("## People")[2]
    rows = people.replace("@", "").replace("| not yet (asked) |", "| not yet |")
    notices = review.section("notices").partition("<!--")[0]
    return rows, notices, review.section("steps"), review.proposal


def roles(review: Review) -> set[str]:
    """Who has one of the two."""
    found = re.findall(r' (?:facilitator|note_taker)="([a-z]*)"', review.section("people"))
    return set(found) - {""}


def begun_anew(end: Review) -> Review:
    """A review in which all that stands in the end was there before the clerk has looked.

    It remembers whom the rota has picked, and who is assigned; GitHub lists the comments otherwise.
    """
    (picks,) = re.findall(r' picks="[^"]*"', end.issue.body)
    fresh = a_review().edited(lambda body: re.sub(r' picks="[^"]*"', picks, body))
    below, aside = (
        tuple(sorted(place.commands, key=attrgetter("order"), reverse=True))
        for place in (end.issue, end.pull)
    )
    done = {"assignments": end.issue.assignments, "assignees": end.issue.assignees}
    voted = next(one.reactions for one in end.issue.comments if one.key == SLOTS)
    fresh = fresh._with_proposal(lambda said: replace(said, reactions=voted))
    return fresh._with_issue(commands=below, **done)._with_pull(commands=aside)


@examples(30)
@given(st.lists(DEEDS, min_size=8, max_size=16))
def test_the_page_is_made_of_what_stands(deeds: Sequence[Deed]) -> None:
    """Of nothing else: neither of what was deleted, nor of when the clerk has looked."""
    review = a_review().team(notes=NotesRule.NO).later(hours=1)
    for deed in deeds:
        review = deed(review)
    end = review.served()
    fresh = begun_anew(end).team(notes=NotesRule.NO).later(hours=2).served()

    assert shown(end) == shown(fresh)
    assert end.served().steps == ()
    assert roles(end) <= set(end.issue.assignees)
