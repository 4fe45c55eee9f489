"""People comment on lines of the timeline; the agenda in the issue grows out of it."""

from __future__ import annotations

from tests.stories.nouns import HOUSE
from tests.stories.world import Review, a_review

SAID = f"{HOUSE}/pull/2#discussion_r"


def topics(review: Review) -> list[str]:
    """The headings of the agenda."""
    rows = review.section("agenda").splitlines()
    return [row.removeprefix("### ") for row in rows if row.startswith("### ")]


# --- what is no topic -----------------------------------------------------------------------------


def test_a_bot_is_not_listened_to() -> None:
    """What a program says on a line needs no meeting."""
    review = a_review().with_remark("14:05", "This line is long.", by="linter[bot]").served()

    assert review.steps == ()


def test_a_bot_among_people_is_left_out() -> None:
    """The conversation counts people's words only."""
    said = a_review().with_remark("14:05", "Is it?", by="tom", replies=["linter[bot]: Style."])

    assert f"- [Is it?]({SAID}1) — tom; nobody has answered yet\n" in said.served().section(
        "agenda"
    )


def test_a_conversation_of_robots_is_no_topic() -> None:
    """Nor a proposal, nor a thing for another day, whatever its first word is."""
    review = a_review()
    for words in ("question: Who saw it?", "action: Shorten it", "park: Line lengths"):
        review = review.with_remark("14:05", words, by="linter[bot]", replies=["fixer[bot]: Done."])

    assert review.served().steps == ()


def test_a_correction_waits_to_be_committed() -> None:
    """A suggestion is no topic (R27): committing it settles it."""
    suggestion = "Earlier.\n```suggestion\n- **14:04** Checkout is slow <!-- e1 -->\n```"
    review = a_review().with_remark("14:05", suggestion, by="mira").served()

    assert topics(review) == []
    assert (
        "**Corrections waiting to be committed** (not for the meeting):\n\n"
        f"- 14:05 Checkout begins to answer slowly: [Earlier.]({SAID}1) by mira"
    ) in review.section("agenda")


def test_a_settled_remark_leaves_the_agenda() -> None:
    """Resolving a conversation needs no meeting."""
    open_ = a_review().with_remark("14:05", "question: who saw it?").served()

    settled = open_.resolved("14:05").served()

    assert topics(open_) == ["1. 14:05 Checkout begins to answer slowly"]
    assert "Nothing to talk about yet." in settled.section("agenda")


# --- what is --------------------------------------------------------------------------------------


def test_a_remark_becomes_a_topic_named_by_its_event() -> None:
    """With what was said, a link to it, by whom, and whether anybody has answered."""
    review = a_review().with_remark("14:05", "question: who saw it first?", by="lee").served()

    assert (
        review.section("agenda").partition("-->\n")[2]
        == f"""\
## Agenda

### 1. 14:05 Checkout begins to answer slowly

- **question:** [who saw it first?]({SAID}1) — lee; nobody has answered yet

*To ask:* What was your best explanation at that moment, and what supported it? What would an \
answer to this change in how we work? When did this first cross somebody's mind during the \
incident?"""
    )


def test_remarks_on_one_event_are_one_topic() -> None:
    """Each keeps its line."""
    review = (
        a_review().with_remark("14:05", "Slow how?").with_remark("14:05", "Since when?", by="lee")
    )

    assert (
        "### 1. 14:05 Checkout begins to answer slowly\n\n"
        f"- [Slow how?]({SAID}1) — tom; nobody has answered yet\n"
        f"- [Since when?]({SAID}2) — lee; nobody has answered yet\n"
    ) in review.served().section("agenda")


def test_the_most_talked_about_comes_first() -> None:
    """People, not the clock, decide what is worth the meeting (R41, R45)."""
    review = (
        a_review()
        .with_remark("14:05", "Slow how?")
        .with_remark("14:30", "decision: to roll back", replies=["mira: Yes.", "lee: How?"])
    )

    assert topics(review.served()) == [
        "1. 14:30 The new version is taken back",
        "2. 14:05 Checkout begins to answer slowly",
    ]


def test_dissent_and_open_questions_come_before_the_rest() -> None:
    """Among as many people: who disagrees is heard first, then who waits for an answer (R48)."""
    review = (
        a_review(severity="major")
        .with_remark("14:05", "observation: the graph was flat")
        .with_remark("14:12", "question: who was paged?")
        .with_remark("14:41", "disagree: it was still slow")
    )

    assert topics(review.served()) == [
        "1. 14:41 Checkout is fast again",
        "2. 14:12 The on-call engineer is paged",
        "3. 14:05 Checkout begins to answer slowly",
    ]


def test_the_agenda_is_cut_to_what_fits_the_meeting() -> None:
    """An hour, half of it for opening and actions, has room for two topics; the rest is kept."""
    review = a_review().meeting_for(60)
    for clock in ("14:05", "14:12", "14:30"):
        review = review.with_remark(clock, "Tell us more")

    served = review.served()

    assert len(topics(served)) == 2
    assert (
        "**Also raised**, if there is time:\n\n"
        f"- 14:30 The new version is taken back: [Tell us more]({SAID}3) (tom)\n"
    ) in served.section("agenda")


def test_a_remark_on_a_line_that_was_changed_later_stays_with_its_event() -> None:
    """The topic bears the words that the line has now."""
    review = a_review().with_remark("14:05", "Slow how?")
    changed = review.timeline_says("Checkout begins to answer slowly", "Checkout takes 9 s")

    assert topics(changed.served()) == ["1. 14:05 Checkout takes 9 s"]


def test_a_remark_on_a_line_that_is_gone_keeps_the_words_it_had() -> None:
    """Nothing that people said is lost with the line."""
    review = a_review().with_remark("14:05", "Slow how?")
    row = "- **14:05** Checkout begins to answer slowly <!-- e1 -->\n"

    assert topics(review.timeline_says(row, "").served()) == [
        "1. 14:05 Checkout begins to answer slowly"
    ]


def test_a_remark_on_the_notes_is_a_topic_of_the_file() -> None:
    """It has no event."""
    assert topics(a_review().with_remark_on_notes("Who writes?").served()) == ["1. notes.md"]


def test_a_parked_topic_stands_apart() -> None:
    """Worth a conversation of its own, elsewhere (R57)."""
    review = a_review().with_remark("14:05", "park: how we name alerts", by="lee").served()

    assert topics(review) == []
    assert f"- **park:** [how we name alerts]({SAID}1) — lee" in review.section("parked")


def test_what_people_say_tells_nobody_and_links_nothing() -> None:
    """The page quotes; it does not call."""
    review = a_review().with_remark("14:05", "cc @jonas and @acme/web: see #7 <!-- x -->").served()

    assert f"[cc @&#8203;jonas and @&#8203;acme/web: see #&#8203;7]({SAID}1)" in (
        review.section("agenda")
    )


def test_what_was_said_stays_on_the_agenda_after_the_pull_request_is_closed() -> None:
    """And the page says how to go on."""
    review = a_review().with_remark("14:05", "Slow how?").pull_request_closed().served()

    assert topics(review) == ["1. 14:05 Checkout begins to answer slowly"]
    assert "The timeline pull request #2 was closed without being merged." in (
        review.section("notices")
    )


def test_remarks_after_an_early_merge_still_reach_the_agenda() -> None:
    """The page says where the record will come."""
    review = a_review().pull_request_merged().served().with_remark("14:05", "Slow how?").served()

    assert topics(review) == ["1. 14:05 Checkout begins to answer slowly"]
    assert "merged before the review was over" in review.section("notices")


# --- proposals ------------------------------------------------------------------------------------


def test_a_proposed_action_becomes_an_unticked_line() -> None:
    """It is for the meeting to agree (R54): the line says what, and who proposed it where."""
    review = a_review().with_remark("14:12", "action: Page somebody sooner", by="lee").served()

    assert (
        f"\n- [ ] **A1** Page somebody sooner ([proposed by lee]({SAID}1))"
        ' <!-- incident-review:action key="discussion_r1" name="A1" -->\n'
    ) in review.section("actions")
    assert topics(review) == []


def test_a_reply_may_propose_an_action() -> None:
    """The conversation stays a topic, the proposal joins the actions."""
    remark = a_review().with_remark("14:12", "Too late", replies=["lee: action: Page sooner"])
    review = remark.served()

    assert f"- [ ] **A1** Page sooner ([proposed by lee]({SAID}2))" in review.section("actions")
    assert topics(review) == ["1. 14:12 The on-call engineer is paged"]


def test_a_proposal_is_listed_once() -> None:
    """More talk about it brings no second line."""
    review = a_review().with_remark("14:12", "action: Page sooner").served()

    again = review.with_remark("14:12", "Yes, please", by="lee").served()

    assert again.section("actions").count("Page sooner") == 1


def test_a_proposal_that_people_deleted_stays_away() -> None:
    """They have read it and do not want it."""
    review = a_review().with_remark("14:12", "action: Page sooner").served()
    deleted = review.edited(
        lambda body: "\n".join(row for row in body.split("\n") if "Page sooner" not in row)
    )

    assert deleted.served().steps == ()


def test_a_proposal_that_people_reworded_stays_theirs() -> None:
    """The line is people's as soon as it stands there."""
    review = a_review().with_remark("14:12", "action: Page sooner").served()

    assert review.rewritten("Page sooner", "Page somebody within a minute").served().steps == ()


def test_proposals_join_below_what_people_wrote() -> None:
    """One list, in the order in which things came."""
    review = a_review().with_action("- [ ] Ours").with_remark("14:12", "action: Theirs").served()
    boxes = [row for row in review.section("actions").splitlines() if row.startswith("- [ ]")]

    assert [box[:17] for box in boxes] == ["- [ ] **A1** Ours", "- [ ] **A2** Thei"]


# --- long pages -----------------------------------------------------------------------------------


def test_a_page_at_the_limit_is_shortened_by_its_agenda() -> None:
    """People's own text is never touched; the agenda says how much is in the pull request only."""
    review = a_review(severity="critical")
    for number in range(40):
        review = review.with_remark("14:05", f"Remark {number} " + "word " * 25)
    long = review.learned("x" * 56_000).served()
    shown = long.section("agenda").count("- [Remark")

    assert len(long.issue.body) <= 65_536
    assert "x" * 56_000 in long.issue.body
    assert f"- and {40 - shown} more, in the pull request\n" in long.section("agenda")
    assert "This issue is as long as GitHub allows" in long.section("notices")


def test_a_page_that_people_filled_is_left_alone() -> None:
    """Where nothing of ours is left to cut, a letter says so and nothing is written."""
    review = a_review().with_remark("14:05", "Slow how?").learned("x" * 65_000).served()

    assert review.steps == ()
    assert review.end.reason == "page-too-long"
    assert review.end.letters[0].what == (
        "The review issue #1 is as long as GitHub allows, so it was not changed"
    )
    assert review.end.letters[0].remedy == "move some of its text into a comment"
