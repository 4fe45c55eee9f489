"""A workflow that people copied is compared with the one that we give away; other ones are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from action.errors import PERMISSIONS, Letter, ReviewError
from action.read.check import letters_for
from action.read.workflows import workflow
from action.read.workflows.workflow_letters import letters

PROJECT: Final = Path(__file__).parents[2]
OURS: Final = (PROJECT / "templates" / "workflow.yml").read_text(encoding="utf-8")
CHECK: Final = (PROJECT / "templates" / "check-workflow.yml").read_text(encoding="utf-8")
OWN: Final = (PROJECT / ".github/workflows/incident-review.yml").read_text(encoding="utf-8")
PATH: Final = ".github/workflows/reviews.yml"
BLOCK: Final = OURS[OURS.index("    permissions:\n") : OURS.index("    steps:\n")]
EVENTS: Final = OURS[OURS.index("on:\n") : OURS.index("permissions: {}")]
QUEUE: Final = yaml.safe_load(OURS)["concurrency"]
QUEUE_BLOCK: Final = OURS[OURS.index("concurrency:\n") : OURS.index("\njobs:\n")]
USES: Final = "incident-review/incident-review@v1"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test stands in an empty repository."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / PATH).parent.mkdir(parents=True)
    return tmp_path


def about(text: str, *more: str) -> list[Letter]:
    """The letters about workflows, when somebody asks about the repository."""
    for number, content in enumerate((text, *more)):
        Path(PATH.replace(".yml", f"{number or ''}.yml")).write_text(content, encoding="utf-8")
    return list(letters_for([], Path(".github/incident-review.yml")))


def said(text: str, *more: str) -> list[str]:
    """The same as people read them, without the path."""
    return [str(letter).removeprefix(PATH) for letter in about(text, *more)]


def changed(old: str, new: str, text: str = OURS) -> str:
    """A copy in which somebody has changed something that does stand there."""
    assert old in text
    return text.replace(old, new)


# --- nothing to say -------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [OURS, OWN, CHECK, f"{CHECK}\n# {USES}\n"])
def test_what_we_give_away_and_run_has_what_a_review_needs(text: str) -> None:
    """The workflow to copy, our own, and the one that only checks files."""
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "on: push\njobs: {}\n",
        "on: push\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n",
        "on: push\njobs:\n  a:\n    steps:\n      - uses: other/incident-review@v1\n",
        "jobs: [this, is, no, mapping]\n",
        "this: [is no: YAML\n",
        "x: &anchor 1\ny: *anchor\n",
        f"on: push\njobs:\n  a:\n    steps:\n      - run: echo {USES}\n",
        f"# - uses: {USES}\nthis: [is no: YAML\n",
        f"on: push\njobs:\n  a: {{steps: [{{uses: '{USES}', with: {{dry-run: true}}}}]}}\n",
    ],
)
def test_a_workflow_that_does_not_run_the_action_is_nobody_s_business(text: str) -> None:
    """Neither what it says nor whether it can be read; a dry run changes nothing either."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (re.findall(r"(?m)^# .*\n", OURS)[0], ""),
        (USES, "Incident-Review/incident-review@0a1b2c3d4e5f60718293a4b5c6d7e8f901234567 # v1.4"),
        ("name: Incident Review", "name: Post-mortems"),
        ("\n  review:\n", "\n  learn_from_it:\n"),
        ("branches: [main]", "branches: [trunk]"),
        ('"17 7 * * 1-5"', '"3 4 * * *"'),
        ("on:\n", '"on":\n'),
        ("    types: [created, edited, deleted]\n", ""),
        ("types: [closed]", "types: closed"),
        ("types: [closed]", "types:\n      - opened\n      - closed"),
        (BLOCK, "    permissions: write-all\n"),
        ("permissions: {}", "permissions: write-all"),
        ("      contents: write #", "      id-token: write\n      contents: write #"),
        ("workflow 4", "workflow 99"),
        (re.findall(r"(?m)^  queue: max .*\n", OURS)[0], ""),
        ("  cancel-in-progress: false\n", ""),
        (EVENTS, "on:\n  workflow_call:\n\n"),
        ("\n", "\r\n"),
    ],
)
def test_what_people_may_change_is_theirs(old: str, new: str) -> None:
    """Names, pins, branches, times, more permissions; comments, even the one with the number."""
    assert said(changed(old, new)) == []


def test_permissions_of_the_workflow_hold_for_its_jobs() -> None:
    """Where the job has none of its own."""
    text = changed("permissions: {}", BLOCK.replace("\n  ", "\n").strip(), changed(BLOCK, ""))
    assert said(text) == []


def test_another_token_needs_no_permissions_of_the_workflow() -> None:
    """A GitHub App brings its own."""
    app = "          token: ${{ steps.app.outputs.token }}\n"
    text = changed("        with:\n", f"        with:\n{app}", changed(BLOCK, ""))
    assert said(text) == []


def test_what_another_workflow_starts_has_its_events_and_permissions_there() -> None:
    """A reusable workflow may say nothing of either."""
    text = changed(
        EVENTS, "on: workflow_call\n\n", changed("permissions: {}", "#", changed(BLOCK, ""))
    )
    assert said(text) == []


def test_events_may_stand_in_two_workflows() -> None:
    """One has the schedule, the other the rest."""
    schedule = '  schedule:\n    - cron: "17 7 * * 1-5" # working days, in UTC\n'
    assert said(changed(schedule, ""), changed(EVENTS, f"on:\n{schedule}\n")) == []


# --- events ---------------------------------------------------------------------------------------


def test_a_missing_event_comes_with_the_lines_to_add() -> None:
    """A question: what happens there is noticed by the next event."""
    lines = '  schedule:\n    - cron: "17 7 * * 1-5" # working days, in UTC'
    (letter,) = about(changed(f"{lines}\n", ""))

    assert str(letter) == (
        f"{PATH}:5:1: This workflow does not start for `schedule`; add below `on:`\n{lines}"
    )
    assert not letter.serious


@pytest.mark.parametrize("event", workflow.wanted().events)
def test_each_event_that_we_listen_to_is_missed(event: str) -> None:
    """Whichever somebody leaves out, it is asked about."""
    text = changed(f"  {event}:", "  watch:")
    assert f"does not start for `{event}`" in said(text)[0]


def test_the_lines_to_add_end_the_matter() -> None:
    """Who does what the letter says hears nothing more."""
    (letter,) = about(changed(EVENTS, "on:\n  push:\n\n"))
    added = letter.remedy.partition("\n")[2]

    assert said(changed(EVENTS, f"on:\n  push:\n{added}\n\n")) == []


@pytest.mark.parametrize("on", ["on: push", "on: [push, fork]", "on:\n  - push\n  - pull_request"])
def test_events_in_one_line_are_written_anew(on: str) -> None:
    """There is no room for types in a list; the events that it has are kept."""
    (letter,) = about(changed(EVENTS, f"{on}\n\n"))
    anew = letter.remedy.partition("\n")[2]

    assert anew.startswith("on:\n  push:\n")
    assert said(changed(EVENTS, f"{anew}\n\n")) == []


@pytest.mark.parametrize("on", ["", "on: fork\n\n", "on:\n  fork:\n\n"])
def test_a_workflow_that_never_starts_is_no_mere_question(on: str) -> None:
    """Then no other event makes up for it."""
    (letter,) = about(changed(EVENTS, on))
    assert letter.what.startswith("This workflow does not start for `push`, ")
    assert letter.serious


def test_missing_types_are_named_at_their_place() -> None:
    """People's own types stay."""
    ours = "types: [edited, closed, reopened, assigned, unassigned]"
    text = changed(ours, "types: [labeled, closed, assigned, unassigned]")
    (letter,) = said(text)
    assert letter == (
        ":23:12: `issues` does not start this workflow for `edited` and `reopened`;"
        " write `types: [labeled, closed, assigned, unassigned, edited, reopened]`"
    )


def test_a_pull_request_without_types_is_not_heard_when_it_closes() -> None:
    """GitHub's usual three do not have it; whoever relies on them keeps them."""
    (letter,) = said(changed("    types: [closed]\n", ""))
    assert letter == (
        ":16:3: `pull_request` does not start this workflow for `closed`;"
        " write `types: [opened, synchronize, reopened, closed]`"
    )


def test_several_workflows_are_asked_once() -> None:
    """The one that hears the most gets the letter."""
    found = said(changed(EVENTS, "on: fork\n\n"), changed("  schedule:", "  watch:"))
    assert [letter.partition(";")[0] for letter in found] == [
        ".github/workflows/reviews1.yml:5:1: This workflow does not start for `schedule`"
    ]


# --- permissions ----------------------------------------------------------------------------------


def test_a_missing_permission_comes_with_the_line_to_add() -> None:
    """At the depth of its neighbours; nothing begins without it, so it is no mere question."""
    line = "      issues: write # opens and updates the review issue and the action issues"
    (letter,) = about(changed(line, "      issues: read"))

    assert str(letter).partition(": ")[2] == (
        f"The job `review` is missing `issues: write`; add below `permissions:`\n{line}"
    )
    assert letter.serious


def test_every_review_needs_what_the_workflow_gives() -> None:
    """The letters of a run and of the check speak of the same permissions."""
    token = workflow.wanted().jobs[0].token
    assert token
    assert {f"{name}: {rank}" for name, rank in token.named.items()} >= set(PERMISSIONS)


@pytest.mark.parametrize("own", ["", "    permissions: read-all\n", "    permissions: {}\n"])
def test_a_job_without_permissions_gets_all_the_lines(own: str) -> None:
    """The workflow's own are none, on purpose."""
    (letter,) = about(changed(BLOCK, own))

    assert letter.serious
    assert letter.remedy == f"add to the job\n{BLOCK.rstrip()}"
    assert letter.what.startswith("The job `review` is missing `contents: write`, ")


def test_no_permissions_anywhere_is_a_question() -> None:
    """The settings of the repository decide then, and nobody sees them in the file."""
    (letter,) = about(changed("permissions: {}", "#", changed(BLOCK, "")))

    assert not letter.serious
    assert letter.what == "The job `review` does not say what its token is allowed to do"
    assert letter.remedy == f"add to the job\n{BLOCK.rstrip()}"


def test_each_job_is_told_apart() -> None:
    """Two of them may run the action."""
    job = OURS[OURS.index("  review:\n") :]
    text = OURS + changed(
        "  review:", "  again:", changed("contents: write", "contents: read", job)
    )
    assert [letter.what for letter in about(text)] == [
        "The job `again` is missing `contents: write`"
    ]


# --- the queue ------------------------------------------------------------------------------------

BY_NUMBER: Final = """\
concurrency:
  group: incident-review-${{ github.event.pull_request.number || github.event.issue.number }}
  cancel-in-progress: false
"""


@pytest.mark.parametrize(
    ("concurrency", "place"),
    [
        ("", ":50:1"),
        (BY_NUMBER, ":49:1"),
        ("concurrency: reviews\n", ":49:1"),
        ("concurrency:\n  group: reviews\n", ":49:1"),
        ("concurrency:\n  group: reviews-${{ github.ref }}\n  queue: max\n", ":49:1"),
        ("concurrency:\n  queue: max\n", ":49:1"),
        (QUEUE_BLOCK.replace("cancel-in-progress: false", "cancel-in-progress: true"), ":49:1"),
    ],
    ids=["none", "workflow 1", "a name", "no queue", "several", "no group", "cancelling"],
)
def test_runs_that_do_not_wait_in_one_queue_are_asked_about(concurrency: str, place: str) -> None:
    """With the lines to write; a question, because every run puts right what it finds."""
    (letter,) = about(changed(QUEUE_BLOCK, concurrency))

    assert (
        str(letter)
        .removeprefix(PATH)
        .startswith(
            f"{place}: The runs of this workflow do not wait for each other,"
            " so two at once could do things twice; "
        )
    )
    assert letter.remedy.endswith(f"\n{QUEUE_BLOCK.rstrip()}")
    assert not letter.serious


def test_the_lines_of_the_queue_end_the_matter() -> None:
    """Who writes them where the letter says hears nothing more."""
    (letter,) = about(changed(QUEUE_BLOCK, BY_NUMBER))
    written = letter.remedy.partition("\n")[2]

    assert said(changed(QUEUE_BLOCK, f"{written}\n")) == []


@pytest.mark.parametrize(
    "own",
    [
        "    concurrency:\n      group: reviews\n      queue: max\n",
        re.sub("(?m)^(?=.)", "    ", QUEUE_BLOCK),
    ],
    ids=["a group for everything", "ours"],
)
def test_a_queue_may_stand_in_the_job(own: str) -> None:
    """There is only one job."""
    text = changed("    runs-on:", f"{own}    runs-on:", changed(QUEUE_BLOCK, ""))
    assert said(text) == []


# --- what forms send ------------------------------------------------------------------------------


def test_a_condition_that_lets_no_dispatch_through_is_told() -> None:
    """GitHub would skip the job without a word, and the words of a form with it."""
    (letter,) = about(changed("github.event_name == 'repository_dispatch'\n      || ", ""))

    assert "The `if:` of the job `review` stops every `repository_dispatch`" in letter.what
    assert not letter.serious


@pytest.mark.parametrize("own", ["", "    if: github.repository == 'acme/shop'\n"])
def test_a_condition_that_asks_for_no_event_is_met_by_all(own: str) -> None:
    """So nothing is lost."""
    condition = OURS[OURS.index("    if: >-\n") : OURS.index("    runs-on:")]

    assert said(changed(condition, own)) == []


# --- versions -------------------------------------------------------------------------------------


def test_an_older_version_is_told_that_there_is_a_newer_one() -> None:
    """At the number, which stays wherever people put it."""
    moved = changed("on:\n", "on: # our Incident Review workflow 2\n", OURS.partition("\n")[2])
    (letter,) = about(moved)

    assert str(letter).removeprefix(PATH) == (
        ":4:5: This is workflow 2; the newest is workflow 4;"
        f" copy what is new, and its number, from {workflow.ADDRESS}"
    )
    assert not letter.serious


def test_other_triggers_permissions_or_queues_are_another_version() -> None:
    """Whoever changes what is compared writes the next number, and a row of this table."""
    ours = workflow.wanted()
    token = ours.jobs[0].token
    versions = {
        # Workflow 1 had a group for each issue and each pull request. Workflow 2 had one queue, and
        # did not hear who was assigned. Workflow 3 did not hear what forms send.
        4: (
            {
                "push": (),
                "pull_request_review": ("submitted", "edited", "dismissed"),
                "pull_request_review_comment": ("created", "edited", "deleted"),
                "pull_request": ("closed",),
                "issue_comment": ("created", "edited", "deleted"),
                "issues": ("edited", "closed", "reopened", "assigned", "unassigned"),
                "schedule": (),
                "workflow_dispatch": (),
                "repository_dispatch": ("incident-review-remark",),
            },
            {"contents": "write", "issues": "write", "pull-requests": "write"},
            ("cancel-in-progress", "group", "queue"),
        )
    }
    assert token
    assert ours.version == max(versions)
    assert versions[ours.version] == (ours.events, token.named, tuple(sorted(QUEUE)))


def test_our_own_workflow_is_of_the_version_that_people_copy() -> None:
    """Its number is changed together with the rest."""
    own = workflow.read_workflow(OWN, path=PATH)
    assert own
    assert own.version == workflow.wanted().version


# --- what cannot be read --------------------------------------------------------------------------


def test_a_broken_workflow_gets_one_letter() -> None:
    """At the place where it breaks."""
    (letter,) = about(changed("branches: [main]", "branches: [main"))

    assert letter.serious
    assert str(letter).startswith(f"{PATH}:8:")


def test_anchors_are_no_mistake_but_nothing_is_compared() -> None:
    """GitHub reads them."""
    (letter,) = about(changed("types: [closed]", "types: &closed [closed]"))

    assert not letter.serious
    assert letter.what == "This workflow has & before a value, so it cannot be checked here"


def test_a_link_among_the_workflows_is_passed_over() -> None:
    """Nobody named it, and it may be anybody's."""
    Path(PATH).with_name("link.yml").symlink_to("/etc/hosts")
    assert said(OURS) == []


def test_names_of_people_stay_on_one_line() -> None:
    """However long they are."""
    name = "a\\n::error::" + "x" * 5000
    (letter,) = about(
        changed("issues: write", "issues: read", changed("  review:", f'  "{name}":'))
    )
    assert len(letter.what) < 100
    assert "\n" not in letter.what


BREAKS: Final = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
"""What YAML takes for the end of a line."""
PIECES: Final = [*OURS.splitlines(keepends=True), "on:", "{", "[", "&a ", "*a", "? ", "- ", "\x00"]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60))
def test_whatever_stands_there_is_read_or_answered(pieces: list[str]) -> None:
    """Torn and stuffed workflows end nobody's check."""
    text = f"# Incident Review workflow 1\n{''.join(pieces)}"
    for letter in _told(text):
        assert letter.place
        assert letter.place.line <= len(BREAKS.findall(text)) + 1


def _told(text: str) -> Iterator[Letter]:
    try:
        found = workflow.read_workflow(text, path=PATH)
    except ReviewError as error:
        yield from error.letters
        return
    yield from letters([found] if found else [])


# --- which files are read -------------------------------------------------------------------------


@pytest.mark.parametrize("path", [".", ".github", ".github/workflows", PATH])
def test_a_workflow_and_each_folder_around_it_can_be_named(path: str, here: Path) -> None:
    """As incident files can."""
    (here / PATH).write_text(changed("issues: write", "issues: read"), encoding="utf-8")
    found = list(letters_for([Path(path)], Path(".github/incident-review.yml")))
    assert [letter.what for letter in found] == ["The job `review` is missing `issues: write`"]


def test_only_the_named_one_gets_letters(here: Path) -> None:
    """What lies beside it is read, because it may have the missing event."""
    schedule = '  schedule:\n    - cron: "17 7 * * 1-5" # working days, in UTC\n'
    (here / PATH).write_text(changed(schedule, ""), encoding="utf-8")
    beside = changed(EVENTS, f"on:\n{schedule}\n", changed("contents: write", "contents: read"))
    (here / PATH).with_name("beside.yml").write_text(beside, encoding="utf-8")
    assert list(letters_for([Path(PATH)], Path(".github/incident-review.yml"))) == []


@pytest.mark.parametrize("name", ["incident.yml", "incident-review.yml", "incidents.yaml"])
def test_a_workflow_may_be_called_like_another_file_of_ours(name: str, here: Path) -> None:
    """Where it lies says what it is."""
    (here / PATH).with_name(name).write_text(OURS, encoding="utf-8")
    path = Path(PATH).with_name(name)
    assert list(letters_for([path], Path(".github/incident-review.yml"))) == []


def test_a_queue_that_does_not_wait_is_replaced_and_a_missing_one_is_added() -> None:
    """The letter stands where the line is to go."""
    (other,) = about(changed(QUEUE_BLOCK, "concurrency: mine\n"))
    (none,) = about(changed(QUEUE_BLOCK, ""))

    assert other.remedy.startswith("replace this with\n")
    assert none.remedy.startswith("add above this line\n")


# --- the default branch ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("branches", "is_heard"),
    [
        ("[main]", True),
        ("main", True),
        ("[develop, 'ma*']", True),
        ("['**']", True),
        ("[main, '!main']", False),
        ("[master]", False),
        ("[]", True),
    ],
)
def test_a_push_to_the_default_branch_starts_the_workflow(branches: str, *, is_heard: bool) -> None:
    """As GitHub reads its patterns; of those that fit the last one decides."""
    text = changed("branches: [main]", f"branches: {branches}")
    found = workflow.read_workflow(text, PATH)
    assert found

    told = [letter.what for letter in letters([found], ["main"])]
    assert (told == []) is is_heard
    assert list(letters([found])) == []


def test_one_workflow_with_the_default_branch_is_enough() -> None:
    """Events count wherever they are; where nobody knows the branch nothing is said."""
    other = changed("branches: [main]", "branches: [release]")
    copies = [found for text in (other, OURS) if (found := workflow.read_workflow(text, PATH))]

    assert list(letters(copies, ["main"])) == []
    assert next(iter(letters(copies[:1], ["main"]))).serious
