"""Somebody adds an incident file; a review opens: one issue, one branch, one pull request."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from action.review.git_steps import ClaimBranch
from action.review.incident import Event, Stated
from action.review.plan import CreateLabel, OpenIssue, OpenPullRequest
from action.review.settings import Client, SecurityRules
from tests.faults.rendered import Rendered
from tests.stories.nouns import FOLDER, HOUSE, ID, a_team, an_event, at
from tests.stories.world import Review, a_review, an_incident_file

# --- what opens nothing ---------------------------------------------------------------------------


def test_a_trivial_incident_is_logged_and_not_reviewed() -> None:
    """Some incidents need no review (R04); the file in the repository is the log."""
    review = an_incident_file(severity="trivial").served()

    assert review.steps == ()
    assert review.end.reason == "severity-needs-no-review"


def test_where_there_is_no_file_nothing_opens() -> None:
    """A folder that lost its file asks for nothing."""
    review = an_incident_file()._with(file=None).served()

    assert review.steps == ()
    assert review.end.reason == "no-file"


def test_an_incident_that_has_a_record_is_not_reviewed_again() -> None:
    """Copying old incidents into the repository must not call anybody to a meeting."""
    filed = a_review().closed().served().seen_anew().snapshot.filed
    review = an_incident_file()._with(filed=filed).served()

    assert review.steps == ()
    assert review.end.reason == "reviewed-before"


# --- what opens -----------------------------------------------------------------------------------


def test_a_review_opens_in_a_few_rounds() -> None:
    """Each round names only what exists by then; the claim comes first, a commit on the branch."""
    assert (
        a_review().story
        == f"""\
- create the labels incident-review, severity: minor, review: preparing, review: finished, \
review: ended, incident-action
- create the branch incident-review/2026-11-19-checkout-slow
- record on the branch incident-review/2026-11-19-checkout-slow: Open the review
- open the review issue “Review the incident: Checkout was slow (2026-11-19)”, assigned to \
jonas, ana
- commit {FOLDER}/timeline.md on incident-review/2026-11-19-checkout-slow
- open the pull request “Read and comment on the timeline: Checkout was slow (2026-11-19)”
- comment on #1: proposed times for the meeting
- ask mira, tom to review #2
- label #2 with incident-review, severity: minor
- add 🎉 ❤️ 🚀 to {HOUSE}/issues/1#issuecomment-1, to vote with
- bring #1 up to date"""
    )


def test_the_timeline_tells_one_event_on_one_line() -> None:
    """Raw it reads as well as rendered, because comments are made on the raw line."""
    _, _, events = a_review().timeline.partition("want to say something about.\n\n")

    assert (
        events
        == """\
## Thursday 19 November 2026

- **14:05** Checkout begins to answer slowly <!-- e1 -->
- **14:12** The on-call engineer is paged <!-- e2 -->
- **14:30** The new version is taken back <!-- e3 -->
- **14:41** Checkout is fast again <!-- e4 -->

<!-- incident-review:source blob="b1" events="e1 e2 e3 e4" last="e4" -->
"""
    )


def test_an_event_nobody_has_a_time_for_is_told_all_the_same() -> None:
    """A time is never invented."""
    events = (Event("Somebody restarts the queue", "??:??"),)

    assert "- **??:??** Somebody restarts the queue <!-- e1 -->" in a_review(events=events).timeline


def test_a_file_without_events_opens_an_empty_timeline() -> None:
    """Very few fields are enough to begin (R01)."""
    assert "<!-- e1 -->" not in a_review(events=()).timeline


def test_a_file_without_responders_asks_for_them() -> None:
    """Who responded must come, even where nobody has written down who that was."""
    people = a_review(lead=None, responders=()).section("people")

    assert "| must | everybody who responded | the incident file names nobody yet | |" in people


def test_the_pull_request_leads_back_to_the_issue() -> None:
    """Later runs find the issue by the number in the pull request."""
    review = a_review()

    assert f'issue="{review.issue.number}"' in review.pull.body
    assert f"**Read the timeline** in #{review.pull.number}" in review.section("steps")


def test_people_know_until_when_to_read_and_to_meet() -> None:
    """In working days from the opening: ten for a minor incident, and the day before to read."""
    steps = a_review().section("steps")

    assert "everybody who must come, by Thursday 3 December" in steps
    assert "**Meet** by Friday 4 December, for about 90 minutes. jonas settles the date" in steps


def test_the_issue_says_what_happened() -> None:
    """Facts in a table, the summary above it, as words that tell and link nobody."""
    facts = a_review(summary="Ask @tom about #5", impact="A | B").section("facts")

    assert facts.startswith("Ask @&#8203;tom about #&#8203;5\n\n| Incident file | [")
    assert "|\n|---|---|\n| Severity | minor |\n" in facts
    assert r"| Impact | A \| B |" in facts
    assert "Regardless of what we discover" in facts


def test_an_issue_bears_labels_for_what_it_is() -> None:
    """Review, severity, client and stage; labels that the repository lacks are made."""
    review = a_review(clients=("acme",))

    assert set(review.issue.labels) == {
        "incident-review",
        "severity: minor",
        "client: acme",
        "review: preparing",
    }


def test_labels_that_exist_are_used_as_they_are() -> None:
    """Nobody's colours are changed."""
    labels = dict.fromkeys(("incident-review", "severity: minor", "review: preparing"), "LA_1")
    made = an_incident_file().house(labels=labels).served().did(CreateLabel)

    assert [step.label.name for step in made] == [
        "review: finished",
        "review: ended",
        "incident-action",
    ]


def test_several_incidents_open_a_review_each() -> None:
    """Two files in one push do not mix: each has its branch, issue and pull request."""
    first = a_review()
    other = "2026-11-18-mail-lost"
    second = an_incident_file(id=other, title="Mail was lost")._with(id=other).served()

    assert [step.branch for step in second.did(ClaimBranch)] == [f"incident-review/{other}"]
    assert [step.title for step in second.did(OpenIssue)] == [
        "Review the incident: Mail was lost (2026-11-19)"
    ]
    assert first.issue.body != second.issue.body


def test_a_run_that_died_after_the_claim_is_mended() -> None:
    """The branch is there and no issue: the next run marks the branch and goes on."""
    died = an_incident_file().after_rounds(1)

    mended = died.served()

    assert mended.story.startswith(
        "- record on the branch incident-review/2026-11-19-checkout-slow: Open the review\n"
        "- open the review issue"
    )
    assert mended.issue.body == a_review().issue.body


@pytest.mark.parametrize("rounds", [2, 3, 4])
def test_a_run_that_died_later_is_mended(rounds: int) -> None:
    """Whatever was done stays, and nothing is opened twice."""
    died = an_incident_file().after_rounds(rounds)

    mended = died.served()

    opened = (*died.did(OpenIssue), *mended.did(OpenIssue))
    asked = (*died.did(OpenPullRequest), *mended.did(OpenPullRequest))
    assert (len(opened), len(asked)) == (1, 1)
    assert mended.issue.body == a_review().issue.body


# --- what GitHub will not do ----------------------------------------------------------------------


@pytest.fixture
def forbidden() -> Review:
    """A review in a repository whose owners have not allowed Actions to open pull requests."""
    said = "GitHub Actions is not permitted to create or approve pull requests."
    return an_incident_file().served(refusing={OpenPullRequest: said})


def test_a_forbidden_pull_request_can_be_opened_by_hand(forbidden: Review) -> None:
    """The issue says what to press, what to switch on, and what GitHub said."""
    notice = forbidden.section("notices")

    assert "/compare/main...incident-review/2026-11-19-checkout-slow?expand=1" in notice
    assert "*Allow GitHub Actions to create and approve pull requests*" in notice
    assert "GitHub said: “GitHub Actions is not permitted" in notice


def test_the_notice_goes_when_the_pull_request_is_there(forbidden: Review) -> None:
    """After the setting was changed the next run opens it."""
    allowed = forbidden.served()

    assert "[!WARNING]" not in allowed.section("notices")
    assert allowed.pull.number


def test_labels_that_cannot_be_made_are_named() -> None:
    """The review goes on without them."""
    review = an_incident_file().served(refusing={CreateLabel: "Resource not accessible"})

    assert review.issue.labels == ()
    assert "GitHub did not accept these labels: " in review.section("notices")
    assert "incident-review" in review.section("notices")


def test_a_team_names_its_labels_as_it_likes() -> None:
    """A client that the settings do not know is labelled by its key."""
    settings = a_team(clients={"acme": Client("acme", "Acme")})
    review = an_incident_file(clients=("globex",)).team(clients=settings.clients).served()

    assert "client: globex" in review.issue.labels
    assert "| Clients | globex |" in review.section("facts")


# --- what the timeline leaves open ----------------------------------------------------------------

STORY = (
    an_event("14:05", "An alert opens"),
    an_event("14:30", "Service is restored"),
    an_event("14:20", "Somebody wrote this later", flags=("out-of-order",)),
)
"""Two milestones in the words of events, and one line out of order."""


def test_nothing_is_asked_where_nothing_is_open() -> None:
    """No heading without questions."""
    review = a_review(started=at("14:00"), detected=at("14:05"), resolved=at("14:41"))

    assert "Open questions" not in review.pull.body
    assert "?" not in review.section("facts").partition(">")[0]


def test_milestones_in_the_words_of_events_are_a_question() -> None:
    """In the pull request, where people know, and with a question mark among the facts."""
    review = a_review(events=STORY, started=at("14:00"), resolved=at("14:41"))

    where = f"{HOUSE}/blob/incident-review/{ID}/{FOLDER}/timeline.md?plain=1"
    first, second, third = (at for at, row in _numbered(review.timeline) if row.startswith("- **"))
    told = (
        f"“[{STORY[0].what}]({where}#L{first})”",
        f"“[{STORY[1].what}]({where}#L{second})”",
        f"“[14:20 {STORY[2].what}]({where}#L{third})”",
    )

    assert (
        f"- Detected 14:05, from {told[0]}: is that right? If so, write `detected: 14:05`.\n"
        f"- Mitigated 14:30, from {told[1]}: is that right? If so, write `mitigated: 14:30`.\n"
        f"- {told[2]} comes after a later time in the incident file. Is that time right?\n"
    ) in review.pull.body
    assert (
        f"| Detected? | 14:05, from “[{STORY[0].what}]({where})” |"
        in review.section("facts").splitlines()
    )


def _numbered(text: str) -> Iterable[tuple[int, str]]:
    return enumerate(text.splitlines(), 1)


def test_what_nobody_has_told_is_asked_for_in_one_sentence() -> None:
    """Not in five."""
    assert (
        "- Still missing: when it started, was detected and was resolved."
        " Write what you know: `started:` `detected:` `resolved:`.\n"
    ) in a_review(events=STORY[2:]).pull.body


def test_a_length_that_contradicts_the_times_is_shown_beside_them() -> None:
    """Which of the two is right, people know."""
    stated = (Stated("Time to repair", "3h 14m", 194),)
    review = a_review(detected=at("14:05"), mitigated=at("14:30"), stated=stated)

    assert (
        "- The report says *Time to repair: 3h 14m*; from detected to mitigated it is 25 min."
        " Which is right?\n"
    ) in review.pull.body
    assert (
        "| Time to repair? | “3h 14m” in the report; 25 min from detected to mitigated |"
    ) in review.section("facts").splitlines()


def test_an_answer_in_the_incident_file_takes_its_question_away() -> None:
    """From the pull request and from the facts, once."""
    review = a_review(events=STORY)
    answered = review.file_says(detected=at("14:05")).served()

    assert "Detected 14:05, from" in review.pull.body
    assert "Detected 14:05, from" not in answered.pull.body
    assert "| Detected | 14:05 |" in answered.section("facts").splitlines()
    assert answered.served().steps == ()


def test_a_time_that_people_put_right_is_no_question_any_more() -> None:
    """The line was corrected where they read it."""
    review = a_review(events=STORY).timeline_says("- **14:20** Som", "- **14:32** Som").served()

    assert "14:20 " not in review.pull.body


def test_what_people_stated_is_shown_as_text() -> None:
    """In the pull request and among the facts it tells and links nobody."""
    nasty = "<b>@tom</b> #5 <!-- x --> | *y*"
    events = (Event("Odd", "@tom <!-- 14:??", flags=("no-time",)),)
    stated = (Stated(f"Downtime {nasty}", f"9h {nasty}", 540),)
    review = a_review(events=events, started=at("14:00"), resolved=at("14:41"), stated=stated)
    body, facts = (Rendered(text) for text in (review.pull.body, review.section("facts")))

    assert "Which is right?" in "".join(body.words)
    assert (body.mentions | facts.mentions, body.foreign | facts.foreign) == (set(), set())
    assert body.references | facts.references == {"#1"}


def test_key_events_of_the_report_are_milestones_like_any_other() -> None:
    """They are shown as they are, and asked about only where a field says something else."""
    listed = {"detected": at("14:05"), "mitigated": at("14:30"), "resolved": at("15:10")}
    now = (
        a_review().file_says(started=at("14:00"), resolved=at("14:41"), key_events=listed).served()
    )

    assert "| Detected | 14:05, 5 min after it started |" in now.section("facts").splitlines()
    assert (
        "- The field `resolved:` says 14:41, and the key events in the report say 15:10."
        " Which is right?\n"
    ) in now.pull.body


# --- information security ------------------------------------------------------------------------


def test_security_where_the_settings_name_nobody_is_said() -> None:
    """What a file accepts without a word, people rely on."""
    notice = a_review(security=True).section("notices")

    assert "`security: yes`, but the settings do not say who must come in that case." in notice


def test_a_public_repository_opens_no_review_that_touches_security() -> None:
    """Anybody could read it; the run says so, and what to do."""
    review = an_incident_file(security=True).house(public=True).served()

    assert (review.steps, review.end.reason) == ((), "security-in-public")
    (letter,) = review.end.letters
    assert str(letter) == (
        "“Checkout was slow” touched information security and this repository is public: no review"
        " was opened; review it in a private repository; or, if everybody is allowed to read it,"
        " write"
        " `public: yes` under `security` in the settings"
    )


def test_a_team_may_show_what_touches_security() -> None:
    """That is a setting, and then those who look after it must come."""
    rules = SecurityRules(("noor",), public=True)
    review = an_incident_file(security=True).house(public=True).team(security=rules).served()

    assert (
        "| must | Noor Haddad (noor) | looks after information security, which the incident"
        " touched |"
    ) in review.section("people")


def test_a_review_that_is_open_already_says_that_anybody_can_read_it() -> None:
    """Somebody found out later what was touched."""
    review = an_incident_file().house(public=True).served().file_says(security=True).served()

    assert "anybody can read this review" in review.section("notices")
