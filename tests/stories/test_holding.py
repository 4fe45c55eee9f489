"""Holding the meeting: the facilitator's pack, moments worth asking about, questions, answers."""

from __future__ import annotations

from functools import cache

import pytest

from action.review.agenda.hour import Hour, hour
from action.review.bank.bank import Bank, BankQuestion
from action.review.plan import EditIssue
from tests.stories.nouns import an_event
from tests.stories.world import Review, a_review

EVENTS = (
    an_event("14:05", "Customers report that checkout is slow"),
    an_event("14:12", "The on-call engineer is paged"),
    an_event("14:20", "We decide to restart the database"),
    an_event("14:25", "The restart did not help; escalated to the database team"),
    an_event("14:41", "Checkout is fast again"),
)

OUTSIDE = "the first report came from outside; the timeline has no alarm of our own before it"


@cache
def a_long_afternoon() -> Review:
    """A review of which the timeline tells a decision, an escalation and word from outside."""
    return a_review(events=EVENTS)


def moments(review: Review) -> list[str]:
    """The moments on the page, without what to ask and without our marks."""
    rows = [row for row in review.section("moments").splitlines() if row.startswith("- ")]
    return [row.partition(" *To ask:*")[0].partition(" <!--")[0] for row in rows]


def ticks(review: Review, begin: str, *, box: str = "x") -> Review:
    """Somebody ticks the line that begins with these words, or unticks it."""
    other = " " if box == "x" else "x"
    return review.rewritten(f"- [{other}] {begin}", f"- [{box}] {begin}")


# --- moments --------------------------------------------------------------------------------------


def test_a_timeline_without_a_turn_shows_no_moment() -> None:
    """Nothing is made up."""
    assert moments(a_review(events=EVENTS[1:2])) == []


def test_moments_nobody_has_commented_on_are_shown_with_what_makes_them_so() -> None:
    """Candidates, never topics by themselves (R39, R46)."""
    review = a_long_afternoon()

    assert moments(review) == [
        f"- [ ] 14:05 Customers report that checkout is slow ({OUTSIDE})",
        "- [ ] 14:20 We decide to restart the database (a decision)",
        "- [ ] 14:25 The restart did not help; escalated to the database team (an escalation)",
    ]
    assert "Nothing to talk about yet." in review.section("agenda")


def test_a_tick_makes_a_moment_a_topic() -> None:
    """And taking it away takes the topic back."""
    ticked = ticks(a_long_afternoon(), "14:20").served()

    assert "### 1. 14:20 We decide to restart the database\n" in ticked.section("agenda")
    assert "- [x] 14:20 We decide to restart the database (a decision)" in moments(ticked)
    again = ticks(ticked, "14:20", box=" ").served()
    assert "Nothing to talk about yet." in again.section("agenda")
    assert again.section("moments") == a_long_afternoon().section("moments")


def test_a_remark_takes_the_place_of_a_moment() -> None:
    """It is a topic then by what people say."""
    review = a_long_afternoon().with_remark("14:20", "How sure were we?").served()

    assert not any("14:20" in moment for moment in moments(review))
    assert "### 1. 14:20 We decide to restart the database\n" in review.section("agenda")


@pytest.mark.parametrize("words", ["action: page sooner", "park: how we name databases"])
def test_what_makes_no_topic_takes_no_moment_away(words: str) -> None:
    """It has its own place, and the moment may still be worth asking about."""
    review = a_long_afternoon().with_remark("14:20", words).served()

    assert moments(review) == moments(a_long_afternoon())


def test_what_a_stranger_says_takes_no_moment_away() -> None:
    """It makes no topic either."""
    review = a_long_afternoon().with_remark("14:20", "How sure were we?", by="zoe").served()

    assert moments(review) == moments(a_long_afternoon())


def test_a_named_topic_takes_the_place_of_a_moment() -> None:
    """Whoever names it wants to talk about it."""
    review = a_long_afternoon().commented("/topic 14:20 The restart").served()

    assert not any("14:20" in moment for moment in moments(review))
    assert "### 1. The restart\n" in review.section("agenda")


def test_a_tick_between_our_look_and_our_write_is_not_lost() -> None:
    """It is made once more (lost edits)."""
    page = a_long_afternoon().issue.page
    found = page.text
    saved = found.replace("- [ ] 14:20", "- [x] 14:20")

    assert page.with_edit(found, saved).text == saved
    assert page.with_edit(saved, found) == page


def row_of(review: Review, clock: str) -> str:
    """The row of a moment as it stands on the page."""
    return next(r for r in review.section("moments").splitlines() if f"] {clock}" in r)


NOTE = "NOTE: the pager was at home"


def test_words_in_a_row_between_our_look_and_our_write_are_not_lost() -> None:
    """They are written once more."""
    page = a_long_afternoon().issue.page
    row = row_of(a_long_afternoon(), "14:20")
    saved = page.text.replace(row, row.replace(" <!--", f" {NOTE} <!--"))

    assert page.with_edit(page.text, saved).text == saved


def written_into(where: str, row: str) -> str:
    """A row into which somebody has written."""
    return {
        "in front": row.replace("] 14:20", f"] {NOTE} 14:20"),
        "inside": row.replace("restart", f"({NOTE}) restart", 1),
        "behind": row.replace(" <!--", f" {NOTE} <!--"),
        "behind the mark": f"{row} {NOTE}",
        "below": f"{row}\n  {NOTE}",
        "between": f"{row}\n\n{NOTE}\n",
    }[where]


PLACES = ["in front", "inside", "behind", "behind the mark", "below", "between"]


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("then", ["nothing", "remark", "file"])
def test_what_people_write_into_a_row_stays(where: str, then: str) -> None:
    """As they wrote it, also where we have nothing to say there any more."""
    row = row_of(a_long_afternoon(), "14:20")
    theirs = written_into(where, row)
    review = a_long_afternoon().rewritten(row, theirs)
    assert review.served().steps == ()
    review = review.with_remark("14:20", "How so?") if then == "remark" else review
    review = review.file_says(events=EVENTS[:2]) if then == "file" else review
    after = review.served().served()

    gone = where == "between" and then != "nothing"
    renewed = gone or (then == "remark" and where != "inside")
    assert (NOTE if renewed else theirs.rstrip()) in after.section("moments")
    assert after.section("moments").count(NOTE) == 1
    assert ("14:20" in after.section("moments")) != gone


@pytest.mark.parametrize("where", PLACES)
def test_what_we_say_in_a_row_is_renewed_around_their_words(where: str) -> None:
    """A ticked one is a topic, and asked about there; only words of ours that they changed stay."""
    before = row_of(a_long_afternoon(), "14:20")
    review = a_long_afternoon().rewritten(before, written_into(where, before))
    begin = next(r for r in review.section("moments").splitlines() if "14:20" in r)
    ticked = review.rewritten(begin, begin.replace("[ ]", "[x]")).served()
    row = next(r for r in ticked.section("moments").splitlines() if "14:20" in r)

    assert "### 1. 14:20 We decide to restart the database\n" in ticked.section("agenda")
    assert row.startswith("- [x] ")
    assert ("To ask" in row) == (where == "inside")
    assert ticked.section("moments").count(NOTE) == 1
    assert ticked.served().steps == ()
    words = written_into(where, "] 14:20 We decide to restart the database (a decision) <!--")
    if where in {"in front", "behind"}:
        assert words[:-5] in row
    told = ticked.timeline_says("We decide to", "We all decide to").served()
    assert told.section("moments").count(NOTE) == 1
    assert ("14:20 We all decide" in told.section("moments")) == (where != "inside")


def with_note(where: str, then: str = "tick") -> Review:
    """A review in which somebody has written into a row, and has made a topic of it."""
    row = row_of(a_long_afternoon(), "14:20")
    theirs = written_into(where, row)
    ticked = theirs.replace("- [ ]", "- [x]", 1) if then == "tick" else theirs
    review = a_long_afternoon().rewritten(row, ticked)
    review = review.with_remark("14:20", "How so?") if then == "remark" else review
    return review.served().served()


@pytest.mark.parametrize("where", [place for place in PLACES if place != "between"])
def test_what_people_write_into_a_row_is_read_with_its_topic(where: str) -> None:
    """The page says nowhere that nobody has written about it."""
    agenda = with_note(where).section("agenda")

    assert NOTE in agenda
    assert "Nobody has commented here yet." not in agenda


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("then", ["tick", "remark", "nothing"])
def test_the_record_keeps_what_people_write_into_a_row(where: str, then: str) -> None:
    """Be there a topic or not."""
    record = with_note(where, then).closed().served().record

    assert record.count(NOTE) == 1
    assert where == "between" or "### 14:20 We decide to restart the database\n" in record


def test_the_record_keeps_words_about_an_event_that_is_gone() -> None:
    """They were said of the timeline as it was."""
    gone = with_note("below").timeline_says("- **14:20** We decide to restart the database", "")

    assert NOTE in gone.served().closed().served().record


@pytest.mark.parametrize("where", [place for place in PLACES if place != "inside"])
def test_a_row_that_became_a_topic_asks_nothing_twice(where: str) -> None:
    """What people wrote stays in it, and it says that it is a topic."""
    review = with_note(where, "remark")
    row = next((one for one in moments(review) if "14:20" in one), "")

    assert "To ask" not in row
    assert where == "between" or "14:20 We decide to restart the database (already a topic)" in row


HEAD = "**Worth asking about?** What nobody has raised yet. Tick it, and it becomes a topic."


def test_after_the_meeting_only_rows_are_left_that_somebody_has_ticked_or_written_into() -> None:
    """Nothing is asked any more, until people move the meeting."""
    review = ticks(a_long_afternoon(), "14:20")
    row = row_of(review, "14:25")
    review = review.rewritten(row, written_into("below", row)).served()
    dated = review.commented("/meet 2026-12-01 14:00 Europe/London", number=50).served()
    over = dated.later(days=12).served()
    moved = over.commented("/meet 2026-12-04 14:00 Europe/London", number=50).served()

    assert over.section("moments").startswith("**Worth asking about?**\n")
    assert [line[:5] for line in moments(over)] == ["- [x]", "- [ ]"]
    assert NOTE in over.section("moments")
    assert moved.section("moments") == dated.section("moments")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (HEAD, f"{NOTE}\n\n{HEAD}"),
        (HEAD, f"{HEAD} {NOTE}"),
        (HEAD, f"{HEAD}\n{NOTE}"),
        (f"{HEAD}\n", f"{HEAD}\n\n{NOTE}"),
        (f"{HEAD}\n\n", f"{HEAD}\n\n> {NOTE}\n\n"),
    ],
)
def test_what_people_write_above_the_rows_stays(old: str, new: str) -> None:
    """Wherever it is, and when no row is left."""
    review = a_long_afternoon().rewritten(old, new)
    section = review.section("moments")
    named = review.commented("/topic 14:20 The restart").served()
    last = named.commented("/topic 14:05 14:25 All else").served()

    assert review.served().section("moments") == section
    assert named.section("moments").count(NOTE) == 1
    assert named.section("moments").count(HEAD) == 1
    assert NOTE in last.section("moments")
    assert moments(last) == []
    again = last.deleted(100).served()
    assert again.section("moments").count(NOTE) == 1
    assert len(moments(again)) == 1


def test_a_row_that_is_copied_stands_once() -> None:
    """Unless somebody wrote into the copy."""
    row = row_of(a_long_afternoon(), "14:20")
    review = a_long_afternoon()
    twice = review.rewritten(row, f"{row}\n{row}").commented("/topic 14:25 Help").served()
    noted = review.rewritten(row, f"{row}\n{written_into('behind', row)}")

    assert twice.section("moments").count("14:20") == 1
    assert noted.commented("/topic 14:25 Help").served().section("moments").count("14:20") == 2


def test_a_row_that_people_add_stays() -> None:
    """Below ours."""
    row = row_of(a_long_afternoon(), "14:25")
    review = a_long_afternoon().rewritten(row, f"{row}\n- [ ] {NOTE}").served()
    again = review.commented("/topic 14:20 The restart").served()

    assert f"- [ ] {NOTE}" in moments(again)


def test_a_row_without_its_mark_is_written_once() -> None:
    """It says what ours says."""
    row = row_of(a_long_afternoon(), "14:25")
    review = a_long_afternoon().rewritten(row, row.partition(" <!--")[0]).served()

    assert review.section("moments") == a_long_afternoon().section("moments")


# --- questions ------------------------------------------------------------------------------------


def asked(review: Review) -> list[str]:
    """Every question for a topic or a moment on the page."""
    found = []
    for part in ("agenda", "moments"):
        for row in review.section(part).splitlines():
            _, _, asks = row.partition("*To ask:* ")
            found += [f"{one}?" for one in asks.partition(" <!--")[0].split("? ") if one]
    return [one.replace("??", "?") for one in found]


def test_topics_and_moments_have_questions_and_none_stands_twice() -> None:
    """Two or three each: how and what, and never why or who (R47)."""
    review = a_long_afternoon().with_remark("14:12", "decision: paging took long").served()

    found = asked(review)
    assert len(found) == len(set(found)) >= 8
    assert not any(one.startswith(("Why", "Who")) for one in found)


def a_decision_to_talk_about(how: str) -> Review:
    """The decision is a topic: by a tick, by its name, or by a remark."""
    review = a_long_afternoon()
    if how == "tick":
        return ticks(review, "14:20").served()
    if how == "name":
        return review.commented("/topic 14:20 The restart").served()
    return review.with_remark("14:20", "So it was").served()


@pytest.mark.parametrize("how", ["tick", "name", "remark"])
def test_a_topic_is_asked_about_as_the_moment_that_it_is(how: str) -> None:
    """Whatever made a topic of it."""
    bank = Bank((), (BankQuestion("How was it settled?", ("decision",)), BankQuestion("And you?")))
    review = a_decision_to_talk_about(how).team(questions=bank).served()

    assert "*To ask:* How was it settled? And you?" in review.section("agenda")


@pytest.mark.parametrize("meal", ["lunch", "tea", "supper", "breakfast", "dinner"])
def test_what_is_said_counts_before_the_words_of_the_line(meal: str) -> None:
    """A topic is what people see in it."""
    word = {"restart": f"How is a restart done at {meal}?", meal: f"What was for {meal}?"}
    house = tuple(BankQuestion(ask, words=(one,), about=("any",)) for one, ask in word.items())
    asks = a_long_afternoon().team(questions=Bank((), house))
    lunch = asks.with_remark("14:20", f"We were at {meal}").served()

    assert f"*To ask:* What was for {meal}?\n" in lunch.section("agenda") + "\n"
    other = asks.with_remark("14:20", "We were away").served()
    assert f"*To ask:* How is a restart done at {meal}?\n" in other.section("agenda") + "\n"


def test_a_team_asks_its_own_questions_first() -> None:
    """What they know about themselves fits best."""
    own = Bank((BankQuestion("What does our runbook say?", ("decision",)),), ())
    review = a_review().with_remark("14:05", "decision: rollback").team(questions=own).served()

    assert "*To ask:* What does our runbook say?" in review.section("agenda")


# --- what every review asks -----------------------------------------------------------------------


def test_what_every_review_asks_stands_there_once() -> None:
    """About clients only where there are any (R49, R58, R85)."""
    page = a_review().section("questions")

    assert "- [ ] What went well? <!--" in page
    assert "clients" not in page
    assert "- [ ] Do we have a plan for telling the clients? <!--" in (
        a_review(clients=("acme",)).section("questions")
    )


def test_answers_are_peoples_own() -> None:
    """Ticked, answered, worded anew or deleted: no run changes a sign of it."""
    review = a_review().rewritten(
        "- [ ] What went well? <!--", "- [x] What went well? The rollback, in 4 minutes <!--"
    )
    served = review.rewritten("- [ ] Where were we lucky?", "- [ ] Where was luck on our side?")

    assert served.served().did(EditIssue) == ()


def test_a_question_that_joins_later_is_added_and_a_deleted_one_is_not() -> None:
    """A client was named; somebody did not want to be asked about luck."""
    review = a_review()
    lucky = next(row for row in review.section("questions").splitlines() if "lucky" in row)
    later = review.rewritten(lucky, "").file_says(clients=("acme",)).served()

    assert "telling the clients" in later.section("questions")
    assert "lucky?" not in later.section("questions")


def test_the_record_keeps_what_was_answered() -> None:
    """In people's words; what nobody touched is left out."""
    answered = (
        a_review()
        .rewritten("- [ ] What went well? <!--", "- [x] What went well? The *rollback* <!--")
        .rewritten("- [ ] Where were we lucky?", "- [x] Where were we lucky?")
    )

    assert (
        "## What every review asks\n\n"
        "- What went well? — The *rollback*\n"
        "- Where were we lucky?\n\n"
        "## What we learned\n"
    ) in answered.closed().served().record


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        (
            "- [ ] What went well?",
            "- [ ] Who rang? The bank\n- [ ] What went well?",
            "Who rang? The bank",
        ),
        ("\n\n</details>", "\n- [ ] Who rang?\n  The bank\n\n</details>", "Who rang? — The bank"),
        ("- [ ] Where were we lucky?", "- [ ] Where was luck? At noon", "Where was luck? At noon"),
        ("</details>", "</details>\n\nNobody slept.", "- Nobody slept."),
        ("</details>", "The rollback helped.\n\n</details>", " — The rollback helped."),
        ("Tick what you", "We met twice.\n\nTick what you", "- We met twice."),
    ],
)
def test_the_record_keeps_all_that_people_wrote_there(old: str, new: str, kept: str) -> None:
    """Ticked or not, indented or not, below the folded part or above the first box."""
    untouched = a_review()
    section = untouched.section("questions")
    answered = untouched.rewritten(section, section.replace(old, new))

    record = answered.closed().served().record
    assert kept in record
    assert "Tick what you" not in record
    assert "## What every review asks" not in untouched.closed().served().record


def test_a_second_paragraph_belongs_to_its_question() -> None:
    """Also where nobody has moved it to the right."""
    row = next(row for row in a_review().section("questions").splitlines() if "lucky" in row)
    review = a_review().rewritten(row, f"{row}\n  It was noon.\n\nAnd Ana was awake.\n")

    record = review.closed().served().record
    assert "- Where were we lucky? — It was noon.\n\n  And Ana was awake.\n" in record


def test_an_answer_in_bullets_stays_a_list() -> None:
    """As the note-taker writes it, with or without a space before it."""
    row = next(row for row in a_review().section("questions").splitlines() if "lucky" in row)
    review = a_review().rewritten(row, f"{row}\n- It was noon\n- Ana was awake")

    assert "- Where were we lucky?\n  - It was noon\n  - Ana was awake\n" in (
        review.closed().served().record
    )


def test_an_answer_after_the_end_joins_the_record() -> None:
    """As what was learned does; taken back, it leaves it again."""
    done = a_review().closed().served()
    question, answer = "- [ ] What went well? <!--", "- [x] What went well? The rollback <!--"
    late = done.rewritten(question, answer)._with_issue(late=True).served()

    assert "- What went well? — The rollback\n" in late.record
    assert late.served().steps == ()
    gone = late.rewritten(answer, question)._with_issue(late=True).served()
    assert "The rollback" not in gone.record


def test_a_hostile_answer_is_text() -> None:
    """Nobody is told by it, and it closes nothing."""
    words = "@pat closes #1 <!-- incident-review:actions:end --> </details>"
    review = a_review().rewritten(
        "- [ ] What went well? <!--", f"- [x] What went well? {words} <!--"
    )

    record = review.closed().served().record
    assert "@pat" not in record
    assert "closes #1" not in record
    assert "<!-- incident-review:actions" not in record


def test_a_ticked_moment_that_nobody_wrote_about_says_so_in_the_record() -> None:
    """A heading above nothing looks like something lost."""
    ticked = ticks(a_long_afternoon(), "14:20").served()

    assert (
        "### 14:20 We decide to restart the database\n\nNobody wrote about it.\n"
    ) in ticked.closed().served().record


# --- the pack -------------------------------------------------------------------------------------


def test_the_pack_is_folded_and_made_for_this_meeting() -> None:
    """Its minutes are those of the meeting, its topics those of the agenda."""
    review = a_review().with_remark("14:05", "Slow how?").served()
    pack = review.section("pack")

    assert pack.startswith("<details>\n<summary><b>For the facilitator</b>: a plan for the 90")
    assert "\n| 30 | 1. 14:05 Checkout begins to answer slowly |\n" in pack


@pytest.mark.parametrize("topics", range(6))
@pytest.mark.parametrize("minutes", [15, 17, 20, 30, 39, 40, 45, 60, 90, 97, 120])
def test_spare_minutes_go_to_the_talk_and_not_to_actions(topics: int, minutes: int) -> None:
    """Topics first, up to half an hour each; then what went well and what every review asks."""
    plan = hour(topics, minutes)
    parts = (plan.opening, plan.topics, plan.free, plan.well, plan.standing, plan.actions)

    assert sum(parts) + plan.closing == minutes
    assert plan.actions <= 15
    assert plan.topics >= min(topics * 30, minutes - 30) - 5 * topics
    assert min(parts) >= 0


def test_two_topics_in_two_hours_have_half_an_hour_each() -> None:
    """The rest is for what went well, and for what every review asks."""
    assert hour(2, 120) == Hour(5, topics=60, well=20, standing=20, actions=10, closing=5)


@pytest.mark.parametrize("remarks", range(7))
def test_the_plan_comes_to_the_minutes_of_the_meeting(remarks: int) -> None:
    """However many topics there are."""
    review = a_review()
    for clock in ("14:05", "14:12", "14:30", "14:41")[:remarks]:
        review = review.with_remark(clock, "Tell us more")
    rows = review.served().section("pack").splitlines()
    minutes = [int(row.split(" | ")[0][2:]) for row in rows if row[:3].strip("| ").isdigit()]

    assert sum(minutes) == 90


def test_a_client_in_the_room_and_a_night_get_a_word() -> None:
    """Only where there is one."""
    quiet = a_review().section("pack")
    night = (*EVENTS, an_event("02:10", "Paged again"))
    loud = a_review(clients=("acme",), events=night).section("pack")

    assert "in the room" not in quiet
    assert "at night" not in quiet
    assert "**Acme Ltd in the room:**" in loud
    assert "**It happened at night** (02:10, Europe/London)" in loud


def test_a_page_without_room_goes_without_the_pack() -> None:
    """What people wrote goes before what helps."""
    full = a_review().learned("x" * 58_000).served()

    assert full.section("pack").strip() == ""


def test_names_of_topics_are_text() -> None:
    """In the plan as well, where a bar would begin another cell."""
    review = a_review().commented("/topic 14:05 A | B <details> @pat").served()

    assert "| 30 | 1. A \\| B" in review.section("pack")
    assert "@pat" not in review.section("pack")


def test_old_pages_get_the_new_parts_once() -> None:
    """A review opened before goes on with them."""
    review = a_long_afternoon()
    parts = ("moments", "pack", "questions")
    old = review.edited(lambda body: without(body.replace("\r\n", "\n"), *parts))
    served = old.served()

    assert all(served.issue.page.section(part) for part in parts)
    assert served.served().steps == ()


def without(body: str, *parts: str) -> str:
    """A page without some of our sections."""
    for part in parts:
        begin, end = (f"<!-- incident-review:{part}:{edge} -->" for edge in ("start", "end"))
        before, _, rest = body.partition(begin)
        body = before + rest.partition(end)[2]
    return body
