"""Running a client as a job would: files, environment, what it leaves behind."""

import sys
import threading
from pathlib import Path

from tests.github import Event, Hub, Kill, Person, Runner
from tests.github.runner import read_annotations, read_outputs

CLIENT = r"""
import json, os, sys, urllib.request
event = json.load(open(os.environ["GITHUB_EVENT_PATH"]))
request = urllib.request.Request(
    f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}/issues",
    data=json.dumps({"title": event["issue"]["title"] + os.getenv("INPUT_SUFFIX", "")}).encode(),
    headers={"Authorization": "bearer " + os.environ["GITHUB_TOKEN"]},
)
urllib.request.urlopen(request)
print("::error file=a.yml,line=3,title=No%2C::not%0Agood")
open(os.environ["GITHUB_OUTPUT"], "a").write("plain=1\nlong<<EOF_1\none\ntwo\nEOF_1\n")
open(os.environ["GITHUB_STEP_SUMMARY"], "a").write("# Done\n")
sys.exit(3)
"""


def runner(hub: Hub, folder: Path) -> Runner:
    return Runner(hub, folder, command=[sys.executable, "-c", CLIENT])


def test_a_client_gets_its_event_and_acts(hub: Hub, mira: Person, tmp_path: Path) -> None:
    """It reads the event file, and its request reaches the hub."""
    runner(hub, tmp_path).run(mira.open_issue("one"), inputs={"suffix": "!"})
    assert [issue.title for issue in hub.world.issues()] == ["one", "one!"]


def test_a_run_tells_all_that_the_client_left(hub: Hub, mira: Person, tmp_path: Path) -> None:
    """Exit code, outputs of both forms, summary and annotations."""
    run = runner(hub, tmp_path).run(mira.open_issue("one"))
    (annotation,) = run.annotations
    assert (run.exit_code, run.summary) == (3, "# Done\n")
    assert run.outputs == {"plain": "1", "long": "one\ntwo"}
    assert (annotation.level, annotation.message) == ("error", "not\ngood")
    assert annotation.properties == {"file": "a.yml", "line": "3", "title": "No,"}


def test_a_client_can_die_in_the_middle(hub: Hub, mira: Person, tmp_path: Path) -> None:
    """Killed after its effect: the issue is there, the client ended by a signal."""
    event: Event = mira.open_issue("one")
    started = threading.Event()

    def kill() -> None:
        started.wait()
        running.process.kill()

    hub.inject(Kill(kill, after_effect=True))
    running = runner(hub, tmp_path).start(event)
    started.set()
    run = running.wait()
    assert run.exit_code == -9
    assert len(hub.world.issues()) == 2


def test_outputs_may_be_empty() -> None:
    """A file that nobody wrote to has none."""
    assert read_outputs("") == {}


def test_other_lines_of_a_log_are_no_annotations() -> None:
    """Only commands at the start of a line annotate."""
    assert read_annotations("hello ::error::no\n::group::x\n") == ()
