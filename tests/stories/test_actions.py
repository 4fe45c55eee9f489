"""Actions: proposed in comments, spoken of by short names, declined with a reason, done already."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from action.review.model import State
from action.review.page.comment_steps import AddComment, React
from action.review.plan import CreateLabel, EditIssue, OpenActionIssue, Reopen
from tests.stories.nouns import EVERYBODY, FOLDER, HOUSE
from tests.stories.world import Review, a_review

DO_IT = "/action 14:12 page somebody sooner @tom due friday done when a test page wakes us"


def proposed(words: str = DO_IT, by: str = "lee") -> Review:
    """A review in which somebody has proposed this in a comment, and the clerk has looked."""
    return a_review().commented(words, by=by).served()


def listed(review: Review) -> list[str]:
    """The boxes of the list as people read them."""
    rows = review.section("actions").splitlines()
    return [row.partition(" ([")[0].partition(" <!--")[0] for row in rows if "- [" in row][1:]


def two_wishes() -> Review:
    """A review with two proposals."""
    return proposed("/action Page sooner\n/action Buy a bigger database")


# --- what must not happen -------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["Try /action x", "`/action x`", "> /action x", "/actionable x"])
def test_what_only_speaks_of_the_command_proposes_nothing(words: str) -> None:
    """It is said in passing, or another tool's."""
    assert a_review().commented(words).served().steps == ()


def test_bots_propose_nothing() -> None:
    """A person answers for an action."""
    assert proposed(by="helper[bot]").steps == ()


def test_a_stranger_proposes_nothing_and_is_told() -> None:
    """The list belongs to those who belong here."""
    review = proposed(by="stranger")

    assert listed(review) == []
    assert "have access" in review.comments[-1]


def test_a_proposal_is_written_once() -> None:
    """Every run reads the comment again."""
    assert proposed().served().steps == ()


def test_lines_are_not_named_while_people_may_be_writing() -> None:
    """Whoever has the page open could not save it; names come with the next change."""
    by_hand = a_review().with_action("- [ ] Improve monitoring")

    assert by_hand.served().steps == ()
    named = by_hand.commented("/action Page sooner").served()
    assert listed(named) == ["- [ ] **A1** Improve monitoring", "- [ ] **A2** Page sooner"]
    assert "How will you know that “Improve monitoring” is done?" in named.section("actions")


def test_lines_are_named_once_nobody_has_saved_the_page_for_a_while() -> None:
    """With whatever is looked at next, a sweep included; another line of theirs begins anew."""
    by_hand = a_review().with_action("- [ ] Improve monitoring")

    assert by_hand.later(minutes=9).served().steps == ()
    later = by_hand.later(minutes=10).served()
    assert listed(later) == ["- [ ] **A1** Improve monitoring"]
    assert [type(step) for step in later.steps] == [EditIssue]
    assert later.later(hours=9).served().steps == ()
    more = later.with_action("- [ ] Buy it")
    assert more.served().steps == ()
    assert listed(more.later(minutes=10).served())[-1] == "- [ ] **A2** Buy it"


def test_a_name_is_never_given_twice() -> None:
    """Whatever becomes of its line: declined, deleted, made an issue, closed a second time."""
    review = two_wishes().commented("/decline A2 because idle", number=110).served()
    done = review.ticked("Page sooner", "Page sooner @tom").closed().served()
    rows = [row for row in done.issue.body.splitlines() if "**A" not in row]
    gone = done.reopened().edited(lambda _: "\n".join(rows))
    again = gone.with_action("- [x] Train all @tom").with_action("- [x] Page sooner @mira").closed()

    assert [one.name for one in done.did(OpenActionIssue)] == ["A1"]
    assert [one.name for one in again.served().did(OpenActionIssue)] == ["A3", "A4"]


def test_an_issue_knows_the_name_that_a_page_has_lost() -> None:
    """Somebody took all our marks away."""
    done = a_review().with_action("- [ ] One").with_action("- [x] Two @tom").closed().served()
    marks = re.compile(r" ?<!-- incident-review:(action|proposed) .*?-->|\*\*A\d\*\* ")
    bare = done.reopened().edited(lambda body: marks.sub("", body)).with_action("- [ ] Three")
    named = bare.later(minutes=10).served()

    assert listed(named) == ["- [ ] **A1** One", "- [x] **A2** Two @tom → #3", "- [ ] **A3** Three"]


def test_a_question_stays_when_the_page_is_written_again() -> None:
    """Of whatever it is; only people take it away."""
    asked = proposed("/action Tell the bank due someday @tom").section("actions")
    again = proposed("/action Tell the bank due someday @tom").later(minutes=10)
    more = again.commented("/action Page sooner").served().section("actions")

    assert "  - Which day is `" in asked
    assert "  - Which day is `" in more
    assert again.served().steps == ()


# --- proposed in a comment ------------------------------------------------------------------------


def test_a_command_becomes_a_proposal_with_all_that_was_said() -> None:
    """The day is a date now, the owner is told by nobody, and the line leads to the comment."""
    review = proposed()
    url = f"{HOUSE}/issues/1#issuecomment-100"

    assert (
        "\n- [ ] **A1** Page somebody sooner @&#8203;tom due 2026-11-27"
        f" done when a test page wakes us ([proposed by lee]({url}))"
        ' <!-- incident-review:action key="issuecomment-100" name="A1" event="e2" -->\n'
    ) in review.section("actions")
    assert [step.place for step in review.did(React)] == ["issuecomment-100"]


def test_a_remark_says_the_same_in_the_same_words() -> None:
    """One grammar for commands and remarks."""
    said = DO_IT.replace("/action 14:12", "action:")
    review = a_review().with_remark("14:12", said, by="lee").served()

    assert listed(review) == listed(proposed())


def test_what_stands_on_the_lines_below_a_command_belongs_to_it() -> None:
    """As long as it is no sentence of its own, nor another command."""
    said = "/action Page somebody sooner\n@tom due friday\ndone when a test page wakes us\n/read"

    assert listed(proposed(said)) == listed(proposed())
    assert listed(proposed("/action Page sooner\nAs @tom says")) == ["- [ ] **A1** Page sooner"]


def test_a_remark_may_propose_below_its_question_and_more_than_once() -> None:
    """Each has a line; the question stays on the agenda."""
    said = "question: who pages?\naction: page sooner @tom\n```\naction: x\n```\naction: buy one"
    review = a_review().with_remark("14:12", said, by="lee").served()

    assert listed(review)[0] == "- [ ] **A1** Page sooner @&#8203;tom"
    assert listed(review)[1:] == ["- [ ] **A2** Buy one"]
    assert "who pages?" in review.section("agenda")
    assert review.served().steps == ()


@pytest.mark.parametrize("clock", ["13:00", "14:5", "99:99"])
def test_a_time_of_no_event_is_a_word(clock: str) -> None:
    """Nothing of what was said is lost."""
    assert listed(proposed(f"/action {clock} page sooner")) == [f"- [ ] **A1** {clock} page sooner"]


def test_a_comment_may_propose_several() -> None:
    """Each has a line and a name."""
    assert listed(two_wishes()) == [
        "- [ ] **A1** Page sooner",
        "- [ ] **A2** Buy a bigger database",
    ]


@pytest.mark.parametrize("then", ["edited", "deleted"])
def test_what_was_written_is_people_s_own(then: str) -> None:
    """Whatever becomes of the comment; and a line that people delete stays away."""
    review = proposed()
    again = review.commented("/action Other", by="lee", number=100)
    again = again if then == "edited" else review.deleted(100)

    assert listed(again.served()) == listed(review)
    gone = review.edited(lambda body: "\n".join(r for r in body.split("\n") if "**A1**" not in r))
    assert gone.served().steps == ()


@pytest.mark.parametrize("words", ["/action", "/action @tom due friday", "/action 14:12"])
def test_a_proposal_without_words_is_answered(words: str) -> None:
    """With a line that would be right."""
    review = proposed(words)

    assert listed(review) == ["- [ ] **A1** 14:12"] * words.endswith("12")
    assert ("does not say what to do" in "".join(review.comments)) is not words.endswith("12")


def test_a_proposal_after_the_end_is_answered() -> None:
    """It would become nothing."""
    late = a_review().closed().commented("/action Page sooner").served()

    assert "because the review was already closed" in late.comments[-1]
    assert "Page sooner" not in late.record


def test_a_run_that_dies_and_the_next_give_the_same_names() -> None:
    """Two at once, too: names follow from what was said, and when."""
    both = a_review().commented("/action One").with_action("- [ ] By hand")
    both = both.with_remark("14:12", "action: Two")
    died = both.after_rounds(1).seen_anew().served()

    assert listed(died) == listed(both.served())
    assert len(listed(died)) == 3


def test_a_question_quotes_the_whole_action() -> None:
    """Its first words alone say nothing."""
    section = proposed("/action look into the retries of the queue").section("actions")

    assert "How will you know that “Look into the retries of the queue” is done?" in section


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("`done when …`. <!--", "`done when …`. When a test page wakes us. <!--"),
        ("`done when …`. <!--", "`done when …`. done when a test page wakes us <!--"),
        ("How will you know that “Improve paging” is done?", "A test page wakes us"),
        (r"(`done when …`\. <!-- .*? -->)", r"\1 A test page wakes us"),
    ],
)
def test_an_answer_to_how_people_will_know_is_kept(old: str, new: str) -> None:
    """Whether they write behind the question, in its place, or at the very end of its line."""
    asked = proposed("/action Improve paging @tom")
    pattern = old if old.startswith("(") else re.escape(old)
    answered = asked.edited(lambda body: re.sub(pattern, new, body))
    closed = answered.ticked("Improve paging").closed().served()

    (made,) = closed.did(OpenActionIssue)
    assert re.search(r"\*\*Done when:\*\*.* a test page wakes us", made.body, re.IGNORECASE)
    assert re.search(r"done when.* a test page wakes us", closed.record, re.IGNORECASE)


def test_a_wish_that_it_never_happens_again_is_asked_about() -> None:
    """The commonest of all, and nobody can tell when it is done."""
    said = proposed("/action Make sure it never happens again @tom").section("actions")

    assert "How will you know that “Make sure it never happens again” is done?" in said


# --- declined -------------------------------------------------------------------------------------


def test_a_declined_idea_keeps_its_line_and_its_reason() -> None:
    """On the page below its line, and in the record; nothing comes of it."""
    review = two_wishes().commented(
        "/decline A2 because the one we have is idle", by="kim", number=110
    )
    shown = review.served()
    url = f"{HOUSE}/issues/1#issuecomment-110"

    assert listed(shown) == listed(review)
    assert f"  - **Declined** by kim: the one we have is idle ([comment]({url}))" in shown.section(
        "actions"
    )
    assert shown.served().steps == ()
    record = shown.closed().served().record
    assert "- **A2** Buy a bigger database, declined by kim: the one we have is idle\n" in record
    assert "not agreed on:\n\n- **A1** Page sooner\n" in record


@pytest.mark.parametrize("names", ["A1, A2", "a1 and A2", "A1, and A2:", "A1 & A2,", "A1,A2,A1"])
def test_several_are_declined_for_one_reason(names: str) -> None:
    """Each line and the record have it; nobody need say it twice."""
    shown = two_wishes().commented(f"/decline {names} because A3 does it", number=110).served()

    assert shown.section("actions").count("**Declined** by tom: A3 does it (") == 2
    assert shown.served().steps == ()
    record = shown.closed().served().record
    assert "- **A1** Page sooner, declined by tom: A3 does it\n" in record
    assert "- **A2** Buy a bigger database, declined by tom: A3 does it\n" in record


@pytest.mark.parametrize(
    "words",
    ["A1-A2 because idle", "A1–A2: idle", "A2 to A1 idle", "A1 A2 because idle", "A1 - A2: idle"],
)
def test_names_are_understood_as_people_list_them(words: str) -> None:
    """With blanks between them, as times in other commands; or from one to another."""
    shown = two_wishes().commented(f"/decline {words}", number=110).served()

    assert shown.section("actions").count("**Declined** by tom: idle (") == 2


@pytest.mark.parametrize("words", ["**A1** because A2 will do", "A1: A2 will do", "A1 A2 will do"])
def test_a_name_in_the_reason_is_not_declined(words: str) -> None:
    """It stands where the reason begins."""
    shown = two_wishes().commented(f"/decline {words}", number=110).served()

    assert shown.section("actions").count("**Declined** by tom: A2 will do (") == 1


def test_an_action_that_is_an_issue_is_declined_there() -> None:
    """The page says nothing that is not so, and whoever said it hears what would be right."""
    filed = two_wishes().ticked("Page sooner", "Page sooner @tom").closed().served().later(days=1)
    said = filed.reopened().served().commented("/decline A1, A2 and A9 because old", number=110)
    shown = said.served()

    assert "too late for `A1`, which is already issue #3: close that issue" in shown.comments[-1]
    assert "The list has no action `A9`." in shown.comments[-1]
    assert shown.section("actions").count("**Declined**") == 1
    record = shown.later(hours=1).closed().served().record
    assert "**A1** Page sooner, owned by tom" in record
    assert "**A2** Buy a bigger database, declined by tom: old" in record


def test_of_several_names_only_the_wrong_ones_are_answered() -> None:
    """The others are declined."""
    shown = two_wishes().commented("/decline A1, A9 and A7: old", number=110).served()

    assert "**Declined** by tom: old" in shown.section("actions")
    assert "was not saved: the list has no action `A9` or `A7`." in shown.comments[-1]


def test_the_newest_reason_counts_and_a_deleted_comment_takes_it_back() -> None:
    """As with all commands that stand."""
    review = two_wishes().commented("/decline A2 too dear", number=110).served()
    newer = review.later(hours=1).commented("/decline a2: idle", number=111).served()

    assert "too dear" not in newer.section("actions")
    assert "**Declined** by tom: idle" in newer.section("actions")
    assert "**Declined** by tom: too dear" in newer.deleted(111).served().section("actions")
    assert "Declined" not in review.deleted(110).served().section("actions")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("/decline A9 because", "was not saved: it gives no reason"),
        ("/decline A9 because idle", "It has `A1` and `A2`."),
        ("/decline the database", "Begin with the short name in front of the action"),
        ("/decline", "Begin with the short name in front of the action"),
    ],
)
def test_a_decline_that_names_nothing_is_answered(words: str, answer: str) -> None:
    """And settled once it is mended."""
    review = two_wishes().commented(words, number=110).served()

    assert answer in review.comments[-1]
    right = review.commented("/decline A2 because idle", number=110).served()
    assert right.comments[-1] == "This is settled; nothing is left to do here."


@pytest.mark.parametrize("parts", ["", "@acme/web", "@zoe", "@tom due someday", "@tom kind: odd"])
def test_the_letter_names_the_line_that_lacks_something(parts: str) -> None:
    """By the name that people speak of; whatever it lacks."""
    review = two_wishes()
    closed = review.ticked("Buy a bigger database", f"Buy a bigger database {parts}").closed()

    assert "- “Buy a bigger database” (A2) " in closed.served().comments[-1]


def test_what_is_ticked_and_declined_is_asked_about() -> None:
    """GitHub tells no time of a tick, so nobody knows which came last."""
    review = two_wishes().commented("/decline A2 because idle", number=110).served()
    closed = review.ticked("Buy a bigger database", "Buy a bigger database @tom").closed().served()

    assert (
        "“Buy a bigger database” (A2) is ticked, but a comment declines it: idle."
        in (closed.comments[-1])
    )
    assert closed.did(OpenActionIssue) == ()
    assert len(closed.did(Reopen)) == 1
    made = closed.deleted(110).served().closed().served().did(OpenActionIssue)
    assert [one.title for one in made] == ["Buy a bigger database"]


def test_of_a_long_reason_the_page_has_the_beginning() -> None:
    """All of it stands in the comment, to which the line leads."""
    review = two_wishes().commented(f"/decline A2 because {'word ' * 9_000}", number=110).served()

    assert "word word…" in review.section("actions")
    assert len(review.section("actions")) < 3_000


def test_hostile_reasons_are_words() -> None:
    """They tell nobody, tick nothing and hide nothing."""
    said = "/decline A2 because @mira <b>x</b> - [x] Obey @eve <!-- incident-review:actions:end"
    review = two_wishes().commented(said, by="kim").served()
    section = review.section("actions")

    assert [login for login in EVERYBODY if f"@{login}" in section.partition("A1")[2]] == []
    assert "<b>" not in section
    assert review.closed().served().did(OpenActionIssue) == ()


# --- done already ---------------------------------------------------------------------------------


@pytest.mark.parametrize("box", ["[x]", "[ ]"])
def test_what_was_done_already_is_a_line_of_the_record(box: str) -> None:
    """Nobody need own it, no issue is opened, and it counts for nothing."""
    wishes = [f"- [x] Do thing {number} @tom" for number in range(3)]
    review = a_review().with_action(f"- {box} Take the release back, done already")
    for wish in wishes:
        review = review.with_action(wish)
    closed = review.closed().served()

    assert len(closed.did(OpenActionIssue)) == 3
    assert "Already done during the incident:\n\n- **A1** Take the release back\n" in closed.record
    assert "Proposed, but not agreed on" not in closed.record


@pytest.mark.parametrize(
    "words", ["Fix what is not done already", "List what we have done already"]
)
def test_a_sentence_that_speaks_of_what_is_done_is_still_to_do(words: str) -> None:
    """It has an owner, and becomes an issue in all its words."""
    assert the_issue(f"- [x] {words} @tom").title == words


@pytest.mark.parametrize("parts", ["@tom", "due friday", "@acme/web", "done when it rings;"])
def test_what_is_done_already_and_has_an_owner_is_asked_about(parts: str) -> None:
    """Nobody knows whether it is agreed on, and no agreed action gets lost."""
    line = f"- [x] List everything done already {parts}"
    back = a_review().with_action(line).closed().served()
    told = back.rewritten("- [x] **A1**", "- [ ] **A1**").later(hours=1).closed().served()

    assert "“List everything” (A1) ends with `done already`, but it is ticked" in back.comments[-1]
    assert back.issue.state is State.OPEN
    assert told.issue.state is State.CLOSED
    assert "Already done during the incident:\n\n- **A1** List everything" in told.record


# --- the action issue -----------------------------------------------------------------------------


def the_issue(*lines: str) -> OpenActionIssue:
    """The one that is made of the last line."""
    review = a_review()
    for line in lines:
        review = review.with_action(line)
    return review.closed().served().did(OpenActionIssue)[-1]


def test_the_issue_has_all_that_the_line_says() -> None:
    """And where it was said: the line of the timeline, the comment, in permanent links."""
    words = "Page somebody sooner @&#8203;tom due 2026-11-27"
    review = proposed(f"{DO_IT}; kind: detect priority: high isms")
    ticked = review.ticked(words).closed().served()
    (made,) = ticked.did(OpenActionIssue)

    assert (made.title, made.owner) == ("Page somebody sooner", "tom")
    assert made.labels == ("incident-action", "severity: minor", "priority: high", "isms")
    for part in (
        "-->\nAction A1 from review #1, **Checkout was slow**.\n**Owner:** @tom\n",
        "\n**Due:** Friday 27 November 2026\n",
        "**Done when:** a test page wakes us\n**Kind:** detect\n**Priority:** high\n",
        "**Priority:** high\n**Information security:** this also belongs with your findings",
        "> 14:12 The on-call engineer is paged\n",
        f"/{FOLDER}/timeline.md?plain=1#L8)",
        f"What lee said there ([conversation]({HOUSE}/issues/1#issuecomment-100)):",
        "> 14:12 page somebody sooner",
    ):
        assert part in made.body


def test_lines_below_a_box_say_more_of_its_action() -> None:
    """Where they say nothing else; other notes are left alone."""
    made = the_issue(
        "- [x] Page sooner\n  @tom\n  As said in the meeting\n  - due 2026-12-04\n"
        "      done when a test page wakes us"
    )

    assert (made.title, made.owner) == ("Page sooner", "tom")
    assert "**Due:** Friday 4 December 2026" in made.body
    assert "**Done when:** a test page wakes us" in made.body


def test_labels_that_only_some_actions_bear_are_made_when_they_are_needed() -> None:
    """Nobody gets labels that nothing ever bears."""
    plain = a_review().with_action("- [x] Page sooner @tom").closed().served()
    review = a_review().with_action("- [x] Page sooner @tom priority: low isms").closed().served()

    assert plain.did(CreateLabel) == ()
    assert {"priority: low", "isms"} <= {step.label.name for step in review.did(CreateLabel)}


def test_a_team_names_these_labels_as_it_likes() -> None:
    """As all labels."""
    review = a_review().with_action("- [x] Page sooner @tom priority: low")
    named = review.team(labels=replace(review.settings.labels, priority_prefix="P/"))

    (made,) = named.closed().served().did(OpenActionIssue)
    assert "P/low" in made.labels


def test_a_relative_day_on_the_page_counts_from_the_closing() -> None:
    """When somebody has typed it, nobody knows; what was agreed on is agreed then."""
    assert "**Due:** Friday 27 November 2026" in the_issue("- [x] Page sooner @tom due friday").body
    assert (
        "**Due:** Friday 4 December 2026"
        in the_issue("- [x] Page sooner @tom due in 10 working days").body
    )


def test_a_day_as_the_page_writes_it_is_the_day_of_the_issue() -> None:
    """Counted from the comment, and no word of it stays in the title."""
    review = proposed("/action Tell the bank by Friday 4 December @tom")
    made = review.ticked("Tell the bank").closed().served().did(OpenActionIssue)

    assert listed(review) == ["- [ ] **A1** Tell the bank @&#8203;tom due 2026-12-04"]
    assert [one.title for one in made] == ["Tell the bank"]
    assert "**Due:** Friday 4 December 2026" in made[0].body


@pytest.mark.parametrize("day", ["due someday", "by Monday 4 December", "due 31 February"])
def test_a_day_that_nobody_can_tell_is_asked_about_at_once(day: str) -> None:
    """Below its line, until somebody mends it or deletes the question."""
    review = proposed(f"/action Tell the bank {day} @tom")

    assert "\n  - Which day is `" in review.section("actions")
    assert review.served().steps == ()
    rows = [row for row in review.issue.body.splitlines() if "Tell the bank" in row]
    mended = review.rewritten(rows[0], "- [ ] **A1** Tell the bank due friday @tom")
    again = mended.commented("/action Page sooner").served()
    assert "Which day" not in again.section("actions")


@pytest.mark.parametrize(
    "words",
    [
        "Send the report due friday to the bank @tom",
        "Tell the bank due friday 5pm @tom",
        "Tell the bank by 4/12/2026 @tom",
        "Tell the bank by noon friday",
        "Tell the bank deadline 2026-12-04 @tom",
        "Tell the bank by the end of next week @tom",
    ],
)
def test_a_day_among_the_words_is_asked_about(words: str) -> None:
    """It stays there, and nobody thinks that it is the day of the issue."""
    review = proposed(f"/action {words}")

    assert "  - Is `" in review.section("actions")
    assert words.removesuffix(" @tom") in listed(review)[0].replace("&#8203;", "")
    assert review.served().steps == ()


@pytest.mark.parametrize("words", ["Sort by day", "Wait until all is calm", "Cut it by 30 %"])
def test_words_that_name_no_day_ask_nothing(words: str) -> None:
    """Nor does a line that says its day."""
    assert "Is it due" not in proposed(f"/action {words}").section("actions")
    both = proposed("/action Move what is due friday to the list due 2026-12-04")
    assert "Is it due" not in both.section("actions")


def test_what_its_owner_writes_in_an_action_issue_is_never_changed() -> None:
    """It is opened once; no later look has a step for it."""
    done = a_review().with_action("- [x] Page sooner @tom").closed().served()
    again = done.rewritten("Page sooner @tom", "Page later @mira due 2030-01-01 isms").served()

    assert again.did(OpenActionIssue) == ()
    assert {type(step) for step in again.steps} <= {EditIssue, AddComment}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("due someday", "(A1) is due on `someday`, which is not a valid date."),
        ("due 2020-01-01", "(A1) is due on Wednesday 1 January 2020, which has passed."),
        (
            "kind: urgent",
            "(A1) has the kind `urgent`, which is not a known one. Use `kind: prevent`,",
        ),
        (
            "priority: p1",
            "(A1) has the priority `p1`, which is not a known one. Use `priority: low`,",
        ),
    ],
)
def test_what_nobody_can_tell_is_asked_about_at_the_end(line: str, said: str) -> None:
    """An action that is only proposed may say anything."""
    agreed = a_review().with_action(f"- [x] Page sooner @tom {line}").closed().served()
    only_proposed = a_review().with_action(f"- [ ] Page sooner @tom {line}").closed().served()

    assert f"“Page sooner” {said}" in agreed.comments[0]
    assert agreed.issue.state is State.OPEN
    assert only_proposed.issue.state is State.CLOSED
