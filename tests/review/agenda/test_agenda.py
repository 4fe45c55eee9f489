"""Remarks become topics, corrections, proposals and parked topics; people decide the order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from action.review.agenda.agenda import Agenda, Raised, agenda, raised
from action.review.agenda.outside import Outside
from action.review.agenda.ranking import Ranking
from action.review.agenda.remark import Remark
from action.review.timeline import event_line
from action.review.timeline.timeline import Timeline
from tests.stories.nouns import EVENTS, EVERYBODY, HOUSE, a_pull_request, a_remark

IDENTS = event_line.new_ids(EVENTS)
TEXT = event_line.body(EVENTS, IDENTS)
NOTHING = Agenda(outside=Outside(url=f"{HOUSE}/pull/2"), url=f"{HOUSE}/pull/2", minutes=120, held=5)
LINES = [row for row in TEXT.splitlines() if event_line.event_id(row)]


def an_agenda(*remarks: Remark, minutes: int = 120) -> Agenda:
    """What these remarks come to."""
    return agenda(
        a_pull_request(*remarks), Timeline(TEXT), minutes, Ranking(EVERYBODY.__contains__)
    )


def on(number: int, words: str, **more: Any) -> Remark:
    """A remark on the line of one of the four events, counted from 1."""
    return a_remark(LINES[number - 1], words, **more)


# --- what kind of remark --------------------------------------------------------------------------


def test_without_a_pull_request_there_is_nothing_to_talk_about() -> None:
    """Before it is open, and where it could not be opened."""
    assert agenda(None, Timeline(TEXT), 90, Ranking(EVERYBODY.__contains__)) == Agenda(minutes=90)


@pytest.mark.parametrize(
    ("words", "kind", "shown"),
    [
        ("question: who saw it?", "question", "who saw it?"),
        ("Question : who saw it?", "question", "who saw it?"),
        ("**decision:** roll back", "decision", "roll back"),
        ("*Observation*: flat", "observation", "flat"),
        ("**question**: why so?", "question", "why so?"),
        ("`communication:` late", "communication", "late"),
        ("  disagree:it was slow", "disagree", "it was slow"),
        ("a question: who?", None, "a question: who?"),
        ("questions: many", None, "questions: many"),
        ("question", None, "question"),
    ],
)
def test_the_first_word_may_say_what_kind_it_is(words: str, kind: str | None, shown: str) -> None:
    """However people write it; only as the first word."""
    (topic,) = an_agenda(on(1, words)).topics

    assert (topic.entries[0].kind, topic.entries[0].words) == (kind, shown)


def test_long_remarks_are_shown_in_a_few_words() -> None:
    """The rest can be read where it was said."""
    (topic,) = an_agenda(on(1, "word " * 100)).topics

    assert len(topic.entries[0].words) <= 140
    assert topic.entries[0].words.endswith("…")


def test_a_question_is_answered_by_somebody_else() -> None:
    """Asking twice is no answer."""
    asked = on(1, "question: who?", replies=("tom: anybody?",))
    answered = on(2, "question: who?", replies=("mira: me",), first=5)
    entries = [topic.entries[0] for topic in an_agenda(asked, answered).topics]

    assert {entry.url[-2:]: entry.unanswered for entry in entries} == {"r1": True, "r5": False}


@pytest.mark.parametrize("fence", ["```suggestion", "~~~ suggestion", "````suggestion"])
def test_a_suggestion_is_a_correction(fence: str) -> None:
    """It waits to be committed and takes no time of the meeting (R27)."""
    found = an_agenda(on(1, f"See:\n{fence}\n- x\n{fence[:4].strip(' s')}"))

    assert found.topics == ()
    assert [topic.event for topic in found.amendments] == ["e1"]


def test_a_suggestion_in_a_reply_makes_the_conversation_a_correction() -> None:
    """People have found the words on which they agree."""
    found = an_agenda(on(1, "Not quite", replies=("mira: ```suggestion\n- x\n```",)))

    assert (found.topics, len(found.amendments)) == ((), 1)


def test_an_example_that_begins_with_that_word_is_no_correction() -> None:
    """The word stands on the line of the fence, as GitHub wants it."""
    found = an_agenda(on(1, "The bot wrote:\n```\nsuggestion: turn it off\n```"))

    assert (len(found.topics), found.amendments) == (1, ())


def test_resolved_remarks_are_left_out() -> None:
    """As topics, corrections, proposals and parked topics; what was proposed is settled."""
    words = ("Hm", "```suggestion\n- x\n```", "action: Do it", "park: that")
    found = an_agenda(*(on(1, said, resolved=True) for said in words))

    assert replace(found, settled=()) == NOTHING
    assert [proposal.words for proposal in found.settled] == ["Do it"]


@pytest.mark.parametrize("words", ["Hm", "action: Do it", "park: that", "```suggestion\n```"])
def test_bots_are_left_out_altogether(words: str) -> None:
    """Reviews are a conversation of people."""
    assert an_agenda(on(1, words, by="linter[bot]")) == NOTHING


# --- order and room -------------------------------------------------------------------------------


def events(found: Agenda) -> list[str | None]:
    """The events of the topics, in order."""
    return [topic.event for topic in found.topics]


def test_among_equals_the_timeline_gives_the_order() -> None:
    """Whoever spoke first."""
    assert events(an_agenda(on(3, "a"), on(1, "b", first=2), on(2, "c", first=3))) == [
        "e1",
        "e2",
        "e3",
    ]


def test_more_people_come_before_more_words() -> None:
    """Two who talk at length weigh less than three who care (R41)."""
    long = on(1, "a", by="tom", replies=("mira: b", "tom: c", "mira: d", "tom: e"))
    wide = on(2, "a", by="tom", replies=("mira: b", "lee: c"), first=9)

    assert events(an_agenda(long, wide)) == ["e2", "e1"]


@pytest.mark.parametrize("words", ["disagree: no", "question: why?"])
def test_one_who_disagrees_or_waits_is_enough(words: str) -> None:
    """Of two topics with as many people and words, theirs comes first."""
    calm = (on(1, "a"), on(1, "b", first=2))
    heated = (on(2, "a", first=3), on(2, words, first=4))

    assert events(an_agenda(*calm, *heated)) == ["e2", "e1"]


def test_remarks_of_several_people_on_one_event_count_together() -> None:
    """A topic is what people say about an event, not one conversation."""
    apart = (on(2, "a", by="tom"), on(2, "b", by="mira", first=2))

    assert events(an_agenda(on(1, "x"), *apart)) == ["e2", "e1"]


@pytest.mark.parametrize(
    ("minutes", "room"),
    [(15, 1), (25, 1), (30, 2), (40, 2), (74, 2), (75, 3), (89, 3), (90, 4), (120, 5)],
)
def test_a_topic_takes_a_quarter_of_an_hour(minutes: int, room: int) -> None:
    """Half an hour is kept for the opening, the standing questions and the actions."""
    remarks = [a_remark(f"- x <!-- e{n} -->", "Hm", first=n) for n in range(1, 10)]
    found = an_agenda(*remarks, minutes=minutes)

    assert (len(found.topics), len(found.also)) == (room, 9 - room)


def test_shorter_again_and_again_ends_with_nothing() -> None:
    """And every topic is counted."""
    remarks = [a_remark(f"- x <!-- e{n} -->", "Hm", first=n) for n in range(1, 10)]
    found = an_agenda(*remarks, minutes=90)
    while found.topics or found.also:
        found = found.shorter()

    assert found.left_out == 9


def test_a_topic_gets_shorter_down_to_five_remarks() -> None:
    """By a quarter at a time, all topics at once; after that whole topics go."""
    many = [on(1, f"remark {n}", first=n) for n in range(1, 13)]
    found = an_agenda(*many, on(2, "one", first=20))

    steps = [found := found.shorter() for _ in range(4)]

    assert [[len(topic.entries) for topic in step.topics] for step in steps] == [
        [9, 1],
        [6, 1],
        [5, 1],
        [5],
    ]
    assert [step.topics[0].more for step in steps] == [3, 6, 7, 7]
    assert [step.left_out for step in steps] == [0, 0, 0, 1]


def test_corrections_and_parked_topics_go_before_what_is_to_be_talked_about() -> None:
    """And they are counted with what has gone."""
    parked = [on(1, "park: that", first=n) for n in (1, 2)]
    corrections = [on(n, "```suggestion\nx\n```", first=n + 2) for n in (1, 2)]
    found = an_agenda(*parked, *corrections, on(3, "Hm", first=9))

    steps = [found := found.shorter() for _ in range(5)]

    assert [
        (len(step.amendments), len(step.parked), len(step.topics), step.left_out) for step in steps
    ] == [(1, 2, 1, 1), (0, 2, 1, 2), (0, 1, 1, 3), (0, 0, 1, 4), (0, 0, 0, 5)]
    assert not found.can_be_shorter


def test_a_topic_says_how_much_was_said() -> None:
    """Remarks and replies, whoever made them."""
    found = an_agenda(on(1, "a", replies=("mira: b", "tom: c")), on(1, "d", first=9))

    assert found.topics[0].comments == 4


def test_a_remark_on_a_line_that_had_no_id_is_about_the_event_in_its_words() -> None:
    """Where only one event is told in these words; else it stands by itself."""
    bare = [event_line.without_mark(line) for line in LINES]
    twice = Timeline(f"{TEXT}\n{bare[1]} <!-- e9 -->\n")
    said = a_pull_request(a_remark(bare[0], "Hm"), a_remark(bare[1], "Oh", first=2))

    found = agenda(said, twice, 90, Ranking(EVERYBODY.__contains__))

    assert [topic.event for topic in found.topics] == [None, "e1"]


def test_a_remark_on_a_line_with_an_id_keeps_it_whatever_the_words() -> None:
    """Somebody may have told two events in the words of one."""
    words = event_line.without_mark(LINES[0])

    assert events(an_agenda(a_remark(f"{words} <!-- e2 -->", "Hm"))) == ["e2"]


def test_remarks_on_notes_stand_by_themselves() -> None:
    """Even on a line in the words of an event."""
    words = event_line.without_mark(LINES[0])

    (topic,) = an_agenda(a_remark(words, "Hm", file="notes.md")).topics

    assert (topic.event, topic.title) == (None, "notes.md")


def test_a_remark_on_a_line_of_somebody_s_own_is_about_that_line() -> None:
    """It has no id yet, and no event in the file."""
    (topic,) = an_agenda(a_remark("- **14:20** Ana calls", "Hm")).topics

    assert (topic.event, topic.title) == (None, "14:20 Ana calls")


def test_a_remark_on_a_line_that_tells_nothing_is_about_the_file() -> None:
    """Such as its heading."""
    (topic,) = an_agenda(a_remark("# Timeline", "Hm")).topics

    assert (topic.event, topic.title) == (None, "The timeline as a whole")


def test_without_a_timeline_a_topic_is_called_by_the_line() -> None:
    """The file on the branch may be gone; what was said about it is not."""
    pull = a_pull_request(on(1, "Hm"))

    for topics in (
        agenda(pull, None, 90, Ranking(EVERYBODY.__contains__)).topics,
        raised(pull, None, EVERYBODY.__contains__).topics,
    ):
        assert [topic.title for topic in topics] == ["14:05 Checkout begins to answer slowly"]


def test_five_thousand_remarks_are_one_agenda() -> None:
    """Each of them is counted; `scripts/bench` says how long that takes."""
    remarks = [on(n % 4 + 1, f"question: number {n}?", first=n) for n in range(5000)]
    found = an_agenda(*remarks)

    assert sum(len(topic.entries) + topic.more for topic in (*found.topics, *found.also)) == 5000


# --- proposals and parked topics ------------------------------------------------------------------


def test_a_proposal_is_known_for_ever_by_its_comment() -> None:
    """Whatever happens to its words or its line."""
    (proposal,) = an_agenda(on(2, "action: Page sooner", by="lee")).proposals

    assert (proposal.key, proposal.words, proposal.author) == (
        "discussion_r1",
        "Page sooner",
        "lee",
    )


def test_of_a_proposal_so_much_is_read_as_a_line_can_hold() -> None:
    """Four hundred characters, its parts among them; the rest can be read where it was said."""
    (proposal,) = an_agenda(on(2, f"action: {'Word' * 180}")).proposals

    assert len(proposal.words) == 400


def test_an_empty_proposal_is_none() -> None:
    """A word without words is no action."""
    assert an_agenda(on(2, "action: ")).proposals == ()


def test_every_proposal_of_a_conversation_counts() -> None:
    """Also of a conversation that is a correction."""
    said = on(2, "action: One", replies=("lee: Action: Two", "mira: ```suggestion\n```"))

    assert [proposal.words for proposal in an_agenda(said).proposals] == ["One", "Two"]


def test_a_parked_topic_is_not_talked_about() -> None:
    """It has its own place (R57)."""
    found = an_agenda(on(2, "park: names", by="lee"))

    assert found.topics == ()
    assert [(entry.words, entry.author) for entry in found.parked] == [("names", "lee")]


# --- the record -----------------------------------------------------------------------------------


def test_the_record_keeps_what_was_talked_out_too() -> None:
    """In the order of the timeline; corrections, proposals and parked topics are kept elsewhere."""
    pull = a_pull_request(
        on(3, "Late", first=1),
        on(1, "Early", first=2, resolved=True),
        on(2, "```suggestion\n- x\n```", first=3),
        on(2, "action: Do it", first=4),
        on(2, "park: that", first=5),
    )

    kept = raised(pull, Timeline(TEXT), EVERYBODY.__contains__)

    assert [(topic.event, topic.entries[0].words) for topic in kept.topics] == [
        ("e1", "Early"),
        ("e3", "Late"),
    ]


def test_without_a_pull_request_the_record_keeps_nothing() -> None:
    """Nobody could say anything there."""
    assert raised(None, Timeline(TEXT), EVERYBODY.__contains__) == Raised()


# --- what holds for any remarks -------------------------------------------------------------------

kinds = st.sampled_from(["", "question: ", "disagree: ", "action: ", "park: ", "```suggestion\n"])
people = st.sampled_from(["tom", "mira", "lee", "linter[bot]"])
remarks = st.lists(
    st.builds(
        lambda n, kind, by, done: on(n, f"{kind}words", by=by, resolved=done),
        st.integers(1, 4),
        kinds,
        people,
        st.booleans(),
    ),
    max_size=12,
)


@given(said=remarks)
def test_every_open_remark_of_a_person_has_exactly_one_place(said: list[Remark]) -> None:
    """Nothing that people say gets lost on the way to the meeting, and nothing comes twice."""
    found = an_agenda(*said)
    topics = (*found.topics, *found.also, *found.amendments)
    placed = sum(len(topic.entries) for topic in topics)
    heard = [r for r in said if not r.resolved and r.says[0].person]

    assert placed + len(found.proposals) + len(found.parked) == len(heard)
