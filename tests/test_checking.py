"""Incident files are checked before they are pushed: by the command, a hook, and a workflow."""

from __future__ import annotations

import errno
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from action.read.check import checked as checked_files
from tests.github.runner import read_annotations
from tests.manual import page

PROJECT: Final = Path(__file__).parents[1]
FOLDER: Final = "incidents/2026-03-02-queue-stuck"
FILE: Final = f"{FOLDER}/incident.yml"
GOOD: Final = "title: Queue is stuck\nseverity: major\n"
BAD: Final = f"{GOOD}laed: mira\n"
ODD: Final = f"{GOOD}started: 14:05\ndetected: 13:00\n"
Done = subprocess.CompletedProcess[str]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """An empty repository."""
    (tmp_path / FOLDER).mkdir(parents=True)
    return tmp_path


def checked(here: Path, *words: str, env: Mapping[str, str] | None = None) -> Done:
    """What `incident-review check` says in a repository."""
    usual = {key: held for key, held in os.environ.items() if key != "GITHUB_ACTIONS"}
    return subprocess.run(
        [sys.executable, "-m", "action", "check", *words],
        cwd=here,
        env={**usual, "PYTHONPATH": str(PROJECT), **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )


# --- the command ----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "github"])
def test_good_files_pass(here: Path, form: str) -> None:
    """Whatever the form of the answer, nothing is put beside a line."""
    (here / FILE).write_text(GOOD)
    done = checked(here, "--format", form)

    assert (done.returncode, done.stderr) == (0, "")
    assert "Everything is correct." in done.stdout
    assert read_annotations(done.stdout) == ()


def test_without_a_format_there_is_a_line_a_letter(here: Path) -> None:
    """Editors and terminals make links of `path:line:column`."""
    (here / FILE).write_text(BAD)
    done = checked(here)

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == f"{FILE}:3:1: `laed` is not known here; did you mean `lead`?\n"


def test_for_github_each_letter_stands_beside_its_line(here: Path) -> None:
    """As an annotation of the pull request, and in the log with its place."""
    (here / FILE).write_text(BAD)
    done = checked(here, "--format", "github")

    (annotation,) = read_annotations(done.stdout)
    assert (done.returncode, annotation.level) == (1, "error")
    assert annotation.message == "`laed` is not known here; did you mean `lead`?"
    assert annotation.properties == {
        "file": FILE,
        "line": "3",
        "col": "1",
        "title": "Incident Review",
    }
    assert f"\n{FILE}:3:1: `laed`" in done.stdout


def test_a_hint_is_a_warning_and_stops_nobody(here: Path) -> None:
    """A question about a time is no mistake."""
    (here / FILE).write_text(ODD)
    done = checked(here, "--format", "github")

    assert (done.returncode, [a.level for a in read_annotations(done.stdout)]) == (0, ["warning"])


@pytest.mark.parametrize("named", [(), (".github/incident-review.yml",)])
def test_a_question_of_the_team_that_does_not_fit_is_an_error(
    here: Path, named: tuple[str, ...]
) -> None:
    """It is left out of every review, and whoever writes it hears so before that."""
    (here / ".github").mkdir()
    (here / ".github/incident-review.yml").write_text("questions:\n - How so?\n - Who did it?\n")
    done = checked(here, *named)

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(
        ".github/incident-review.yml:3:4: `Who did it?` asks who, which points"
    )
    assert done.stdout.count("\n") == 1


def test_questions_do_not_read_as_if_there_were_none(here: Path) -> None:
    """The last line says what they mean for the review."""
    (here / FILE).write_text(ODD)
    done = checked(here)

    assert done.returncode == 0
    assert done.stdout.endswith(
        "\nNothing must be corrected. The pull request will ask 1 question: see above.\n"
    )


def test_more_than_github_shows_are_in_the_log(here: Path) -> None:
    """Ten annotations of a kind are shown for a step; the last one says where the others are."""
    (here / FILE).write_text(GOOD + "".join(f"x{number}: 1\n" for number in range(15)))
    done = checked(here, "--format", "github")

    annotations = read_annotations(done.stdout)
    assert len(annotations) == 10
    assert (
        annotations[-1].message == "6 more are not shown here; the log of this step shows them all"
    )
    assert len(re.findall(rf"(?m)^{FILE}:", done.stdout)) == 15


def test_in_actions_a_text_says_no_command(here: Path) -> None:
    """What people wrote may look like one; even the usual format is printed with commands off."""
    (here / FILE).write_text(f"{GOOD}'##[error]x': 1\n")
    done = checked(here, env={"GITHUB_ACTIONS": "true"})

    first, *between, last = done.stdout.splitlines()
    assert first.removeprefix("::stop-commands::") == last.strip(":")
    assert "##[error]x" in between[0]
    assert read_annotations(done.stdout) == ()


def test_hostile_words_stay_inside_their_annotation(here: Path) -> None:
    """Percent signs and the ends of lines are escaped."""
    (here / FILE).write_text(f'{GOOD}"a%0A::error::x\\n::error::y": 1\n')
    done = checked(here, "--format", "github")

    commands = done.stdout.partition("::stop-commands::")[0].splitlines()
    assert len(commands) == 1
    assert "%250A" in commands[0]


# --- what was checked -----------------------------------------------------------------------------

SETTINGS: Final = ".github/incident-review.yml"


def written(here: Path, path: str, text: str = GOOD) -> None:
    """A file of the repository."""
    (here / path).parent.mkdir(parents=True, exist_ok=True)
    (here / path).write_text(text, encoding="utf-8")


def test_nothing_is_never_called_as_it_should_be(here: Path) -> None:
    """In another folder than one thought, say; it is no mistake in a file."""
    done = checked(here)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Nothing was checked: there are no incident files in incidents/")
    assert "as it should be" not in done.stdout


def test_the_answer_says_what_was_checked(here: Path) -> None:
    """Files of incidents, the settings, and the workflow, as many as there are."""
    for number in (1, 2, 3):
        written(here, f"incidents/2026-03-0{number}-queue-stuck/incident.yml")
    written(here, SETTINGS, "timezone: Europe/London\n")
    copied(here)

    assert checked(here).stdout.splitlines() == [
        "Checked: 3 incident files, the settings and 1 workflow.",
        "Everything is correct.",
    ]


WRONG: Final = """\
people:
  mira:
    away:
      - 2026-12-21..2026-12-32
show-readers: all
record: name
severities:
  minor: {steps: [close, raed]}
"""


def test_what_a_team_has_settled_wrongly_is_told_at_its_place(here: Path) -> None:
    """All of it at once, each with what would be right."""
    written(here, SETTINGS, WRONG)
    done = checked(here)

    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if line.startswith(SETTINGS)] == [
        (
            f"{SETTINGS}:4:9: `2026-12-32` is not a valid date; "
            "write 2026-12-21 for one day, or 2026-12-21..2027-01-02 for several"
        ),
        f"{SETTINGS}:8:26: `raed` cannot be used here; did you mean `read`?",
        f"{SETTINGS}:5:15: `all` cannot be used here; use one of must, counts, nobody",
        f"{SETTINGS}:6:9: `name` cannot be used here; did you mean `names`?",
    ]


@pytest.mark.parametrize(
    "words",
    [["incidents/gone/incident.yml"], ["nowhere"], [FILE, "gone.yml"]],
)
def test_a_named_file_that_is_missing_is_a_wrong_call(here: Path, words: list[str]) -> None:
    """It ends with 2, for nothing in a file could put it right."""
    written(here, FILE)
    done = checked(here, *words)

    assert (done.returncode, done.stdout) == (2, "")
    assert f"There is no file {words[-1]}; check the path\n" in done.stderr


@pytest.mark.parametrize("name", ["docs", "incidents/2026-03-09-empty"])
def test_a_named_folder_without_incidents_is_a_wrong_call(here: Path, name: str) -> None:
    """Nothing was checked there, and the folder is what is named, no file in it."""
    written(here, SETTINGS, "timezone: Europe/London\n")
    (here / name).mkdir(parents=True)
    done = checked(here, name)

    assert (done.returncode, done.stdout) == (2, "")
    assert f"There is no incident file in {name}; create one with `incident-review" in done.stderr


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            ".github/incident-review.yaml",
            "incident-review.yaml, so it is not read; rename it to incident",
        ),
        (".github/incident_review.yml", "; rename it to incident-review.yml"),
        ("incidents/incident.yml", "move it to incidents/YYYY-MM-DD-words/incident.yml"),
        (
            "incidents/2026-03-02-queue-stuck.yml",
            "move it to incidents/2026-03-02-queue-stuck/incident.yml",
        ),
        ("incidents/2026/2026-03-02-x/incident.yml", "incidents/2026-03-02-x/incident.yml"),
        ("incidents/queue-stuck/incident.yml", "The folder name `queue-stuck` cannot be used"),
    ],
)
def test_a_file_that_the_action_would_overlook_is_told(here: Path, path: str, said: str) -> None:
    """In the usual places, and where the folder is named."""
    written(here, path)

    for words in ((), (path.split("/", maxsplit=1)[0],)) if path.startswith("incidents") else ((),):
        done = checked(here, *words)
        assert (done.returncode, done.stderr) == (1, "")
        assert said in done.stdout


def test_other_files_beside_the_folders_are_nobodys_business(here: Path) -> None:
    """A README explains the folder to people."""
    written(here, "incidents/README.md", "# Incidents\n")
    written(here, "incidents/template/notes.md", "# Notes\n")

    assert checked(here).stdout.startswith("Nothing was checked")


def test_a_folder_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in it was not checked, and nobody should believe that it was."""
    written(tmp_path, FILE)
    monkeypatch.chdir(tmp_path)

    def refused(path: Path) -> Iterator[Path]:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refused)
    (letter, *_) = checked_files([Path("incidents")], Path(SETTINGS)).letters

    assert str(letter) == (
        "incidents:1:1: This folder cannot be read (Permission denied); check its permissions"
    )


def test_security_is_not_promised_where_nobody_is_named_for_it(here: Path) -> None:
    """People rely on what a file accepts without a word."""
    written(here, FILE, f"{GOOD}security: yes\n")
    done = checked(here)

    assert done.returncode == 0
    told = "`security: yes` invites nobody, because the settings name nobody for it; add their"
    assert f"{FILE}:3:11: {told}" in done.stdout


# --- the workflow that people copied --------------------------------------------------------------

COPY: Final = ".github/workflows/incident-review.yml"
GIVEN: Final = (PROJECT / "templates" / "workflow.yml").read_text(encoding="utf-8")


def copied(here: Path, old: str = "", new: str = "") -> None:
    """Copy the workflow as the README says, and change something in it."""
    (here / COPY).parent.mkdir(parents=True)
    (here / COPY).write_text(GIVEN.replace(old, new), encoding="utf-8")


def test_a_copied_workflow_passes(here: Path) -> None:
    """Whoever has done what the README says hears nothing of it."""
    copied(here)
    done = checked(here)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Checked: 1 workflow.\nEverything is correct.\n"


def test_a_copy_that_lacks_an_event_is_asked_about(here: Path) -> None:
    """A later chapter may listen to more: the copy then gets the lines to add, and stays usable."""
    copied(here, '  schedule:\n    - cron: "17 7 * * 1-5" # working days, in UTC\n')
    done = checked(here, "--format", "github")

    (annotation,) = read_annotations(done.stdout)
    assert (done.returncode, annotation.level) == (0, "warning")
    assert annotation.message == (
        "This workflow does not start for `schedule`; add below `on:`\n"
        '  schedule:\n    - cron: "17 7 * * 1-5" # working days, in UTC'
    )
    assert (annotation.properties["file"], annotation.properties["line"]) == (COPY, "5")


def test_a_copy_that_lacks_what_every_review_needs_does_not_pass(here: Path) -> None:
    """The first incident would find out otherwise."""
    line = "      issues: write # opens and updates the review issue and the action issues\n"
    copied(here, line)
    done = checked(here)

    at = GIVEN.splitlines().index("    permissions:") + 1
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        f"{COPY}:{at}:5: The job `review` is missing `issues: write`;"
        f" add below `permissions:`\n{line}"
    )


# --- the hook -------------------------------------------------------------------------------------

(HOOK,) = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
PATTERN: Final = re.compile(HOOK["files"])


@pytest.mark.parametrize(
    "path",
    ["README.md", "incidents/README.md", f"{FOLDER}/timeline.md", f"{FOLDER}/my-incident.yml"],
)
def test_the_hook_leaves_other_files_alone(path: str) -> None:
    """It runs only where there is something to check."""
    assert not PATTERN.search(path)


@pytest.mark.parametrize(
    "path",
    [FILE, f"{FOLDER}/incident.md", f"docs/{FILE}", ".github/incident-review.yml", COPY],
)
def test_the_hook_takes_the_files_that_people_write(path: str) -> None:
    """Both forms of an incident file, the settings, and the workflow, whatever it is called."""
    assert PATTERN.search(path)


@pytest.mark.parametrize("name", ["incident.yaml", "Incident.md", "incidents.yml"])
def test_the_hook_takes_what_is_nearly_called_so(here: Path, name: str) -> None:
    """The Action would overlook it, so the check says what to call it."""
    path = f"{FOLDER}/{name}"
    (here / path).write_text(GOOD)

    assert PATTERN.search(path)
    assert "; rename it to incident." in checked(here, path).stdout


def test_the_hook_starts_the_program_with_the_names_of_files(here: Path) -> None:
    """Its entry is the command that is installed, and its files are what the command takes."""
    program, *words = shlex.split(HOOK["entry"])
    (here / FILE).write_text(BAD)
    (here / ".github").mkdir()
    (here / ".github/incident-review.yml").write_text("timezon: UTC\n")
    done = checked(here, *words[1:], FILE, ".github/incident-review.yml")

    assert (HOOK["language"], program, words[0]) == ("python", "incident-review", "check")
    assert HOOK.get("pass_filenames", True)
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        ".github/incident-review.yml",
        FILE,
    ]


def test_the_manual_names_the_hook() -> None:
    """The lines that people copy name a hook that is there."""
    shown = page("incident-file.md")

    assert re.findall(r"(?m)^ +- id: (.+)$", shown) == [HOOK["id"]]


# --- the workflow that checks ---------------------------------------------------------------------

WORKFLOW: Final[dict[str | bool, Any]] = yaml.safe_load(
    (PROJECT / "templates" / "check-workflow.yml").read_text(encoding="utf-8")
)


def test_the_workflow_may_only_read() -> None:
    """It runs for pull requests of everybody."""
    assert WORKFLOW["permissions"] == {}
    assert WORKFLOW["jobs"]["check"]["permissions"] == {"contents": "read"}
    assert list(WORKFLOW[True]) == ["pull_request"]


def test_both_workflows_listen_to_the_same_files() -> None:
    """What opens a review is what is checked before."""
    review = yaml.safe_load((PROJECT / "templates" / "workflow.yml").read_text(encoding="utf-8"))

    assert WORKFLOW[True]["pull_request"]["paths"] == review[True]["push"]["paths"]


def test_the_workflow_runs_the_release_that_the_review_runs() -> None:
    """One release reads the file in both."""
    review = (PROJECT / "templates" / "workflow.yml").read_text(encoding="utf-8")
    (release,) = re.findall(r"uses: incident-review/incident-review(@v\d+)", review)
    uses = [step.get("uses") for step in WORKFLOW["jobs"]["check"]["steps"]]

    assert uses[-1] == f"incident-review/incident-review/action/check{release}"
