"""An incident told by a report in Markdown is reviewed like any other, and may change its form."""

import json
from typing import Final

from tests.faults.scene import BRANCH, FILE, FOLDER, ISSUE, PULL, TIMELINE, Scene

REPORT_FILE: Final = f"{FOLDER}/incident.md"
REPORT: Final = """\
---
severity: major
timezone: Europe/London
lead: mira
timeline: |
  14:02 A new release goes out
  14:05 An alert says that checkout is slow
---

# Checkout was slow

## Summary

For 47 minutes one in five orders failed.
"""
LATER: Final = REPORT.replace("\n---\n\n#", "\n  14:20 The release is rolled back\n---\n\n#")


def test_a_report_opens_a_review(new: Scene) -> None:
    """Title and summary come from its words, and the page links to it."""
    run = new.run(new.file(REPORT, REPORT_FILE))

    assert (run.exit_code, run.outputs["operation"]) == (0, "created")
    assert new.issue.title.startswith("Review the incident: Checkout was slow")
    assert "For 47 minutes one in five orders failed." in new.section("facts")
    assert f"/{REPORT_FILE})" in new.page
    assert "An alert says that checkout is slow" in new.timeline()


def test_a_report_costs_no_request_more(new: Scene) -> None:
    """Both names are asked about in one question."""
    counts = []
    for text, path in ((REPORT, REPORT_FILE), (REPORT.split("---\n")[1] + "title: x\n", FILE)):
        before = new.hub.snapshot()
        new.hub.forget_requests()
        new.run(new.file(text, path))
        counts.append(len(new.hub.log))
        new.hub.restore(before)

    assert counts[0] == counts[1]


def test_a_later_change_of_the_report_joins_the_timeline(new: Scene) -> None:
    """What people wrote in the pull request stays."""
    new.run(new.file(REPORT, REPORT_FILE))
    new["jonas"].edit_file(TIMELINE, lambda t: t.replace("A new release", "Release 7"), BRANCH)
    run = new.run(new.file(LATER, REPORT_FILE))

    assert run.outputs["operation"] == "updated"
    assert "Release 7 goes out" in new.timeline()
    assert "The release is rolled back" in new.timeline()
    new.assert_nothing_is_doubled_or_lost()


def test_a_report_that_breaks_is_shown_where_it_is_broken(new: Scene) -> None:
    """As an annotation on its line, and as a notice in the review that goes on."""
    new.run(new.file(REPORT, REPORT_FILE))
    run = new.run(new.file(REPORT.replace("severity:", "sevrity:"), REPORT_FILE))

    places = {(a.properties["file"], a.properties["line"]) for a in run.annotations}
    assert (run.exit_code, places) == (1, {(REPORT_FILE, "2")})
    assert "did you mean `severity`?" in new.section("notices")
    assert "An alert says that checkout is slow" in new.timeline()


def test_a_report_without_fields_opens_nothing(new: Scene) -> None:
    """The letter has the very lines to add."""
    run = new.run(new.file("# Checkout was slow\n\nWords.\n", REPORT_FILE))

    (annotation,) = run.annotations
    assert annotation.message.endswith("at the very top: `---`, `severity: major`, `---`")
    assert new.reviews() == []


def test_of_two_files_the_first_form_is_read(new: Scene) -> None:
    """And a hint on the other says that it is not."""
    run = new.run(new["mira"].push({FILE: "title: Slow\nseverity: minor\n", REPORT_FILE: REPORT}))

    (hint,) = run.annotations
    assert new.issue.title.startswith("Review the incident: Slow")
    assert (hint.level, hint.properties["file"]) == ("warning", REPORT_FILE)
    assert hint.message.startswith("This report is not read")


def test_a_file_that_becomes_a_report_goes_on_with_its_review(opened: Scene) -> None:
    """Its events keep their lines, what changed on the way is merged, and nothing is doubled."""
    told = opened.timeline()
    fields = opened["mira"].read(FILE).replace("rolled back", "taken back")
    report = f"---\n{fields}---\n\nMany words.\n"
    run = opened.run(opened["mira"].push({FILE: None, REPORT_FILE: report}))

    assert (run.exit_code, "[!WARNING]" in opened.section("notices")) == (0, False)
    assert events(opened.timeline()) == events(told.replace("rolled back", "taken back"))
    opened.assert_nothing_is_doubled_or_lost()


def events(timeline: str) -> list[str]:
    """The lines of the events, with their ids."""
    return [line for line in timeline.splitlines() if line.startswith("- ")]


def test_a_report_that_is_taken_away_is_remembered(new: Scene) -> None:
    """The timeline branch has kept it, and the notice names it."""
    new.run(new.file(REPORT, REPORT_FILE))
    new.run(new["mira"].push({REPORT_FILE: None}))

    assert f"{REPORT_FILE} is not on the default branch any more" in new.section("notices")


def test_a_report_is_found_by_the_sweep(new: Scene) -> None:
    """A push that nobody heard of is no loss."""
    new.file(REPORT, REPORT_FILE)
    run = new.run(new.hub.schedule_event())

    (review,) = json.loads(run.outputs["result"])["reviews"]
    assert (review["operation"], review["review-issue"], review["pull-request"]) == (
        "created",
        ISSUE,
        PULL,
    )
