"""One incident in one repository, its people, and the ways to look at what became of it."""

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from tests.faults.end_state import end_state
from tests.github import Event, Hub, Kill, Person, Run, Runner, Snapshot
from tests.github.records import Comment, Issue, PullRequest, Ticket
from tests.github.runner import Running, Start, truly

HERE: Final = Path(__file__).parents[2]
NOW: Final = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0)
"""This morning: the reviews of these tests are young, and no test runs over midnight of theirs."""
IDENT: Final = f"{NOW - timedelta(days=2):%Y-%m-%d}-checkout-slow"
FOLDER: Final = f"incidents/{IDENT}"
FILE: Final = f"{FOLDER}/incident.yml"
TIMELINE: Final = f"{FOLDER}/timeline.md"
NOTES: Final = f"{FOLDER}/notes.md"
RECORD: Final = f"{FOLDER}/review.md"
BRANCH: Final = f"incident-review/{IDENT}"
SETTINGS_FILE: Final = ".github/incident-review.yml"
ISSUE: Final = 1
PULL: Final = 2
"""The numbers of the review issue and its pull request in an undisturbed opening."""

INCIDENT: Final = """\
title: Checkout was slow
severity: major
timezone: Europe/London
summary: For 47 minutes one in five orders failed.
started: 14:02
detected: 14:05
resolved: 14:49
lead: mira
scribe: jonas
responders: [ana]
clients: [acme]
timeline:
  - {at: "14:02", what: A new release goes out.}
  - {at: "14:05", what: An alert says that checkout is slow.}
  - {at: "14:20", what: The release is rolled back.}
  - {at: "14:49", what: The error rate is back to normal.}
"""
SETTINGS: Final = """\
people:
  vera: {name: Vera Sund, senior: yes}
facilitators: [lee, vera]
note-takers: [pat]
clients: {acme: {name: Acme Ltd, delivery-manager: dora}}
"""
PEOPLE: Final = ("mira", "jonas", "ana", "lee", "pat", "vera", "dora")

NOTES_KEY: Final = '<!-- incident-review:comment key="notes"'
KEY: Final = re.compile(r'<!-- incident-review:(comment|action) (?:id="[^"]*" )?key="([^"]*)"')
PROPOSED: Final = '<!-- incident-review:comment key="slots" -->'
SECTION: Final = re.compile(r"(?m)^<!-- incident-review:([a-z-]+):(start|end) -->\r?$")
SECTIONS: Final = frozenset(
    {
        *("notices", "facts", "steps", "people", "agenda", "parked", "actions"),
        *("moments", "pack", "questions"),
    }
)


@dataclass
class Scene:
    """A repository in which one incident is reviewed: who acts, what runs, what is there."""

    hub: Hub
    runner: Runner
    people: Mapping[str, Person] = field(default_factory=dict)

    def __getitem__(self, login: str) -> Person:
        """Return somebody by login."""
        return self.people[login]

    # --- what happens ---

    def run(self, event: Event, **inputs: str) -> Run:
        """Run the Action for an event; it must not break."""
        run = self.runner.run(event, inputs=inputs)
        assert "Traceback" not in run.stderr, run.stderr.splitlines()[-1]
        return run

    def killed(self, event: Event, at: int, *, after_effect: bool) -> Run:
        """Run the Action, and kill it just before or after its ``at``-th request has an effect."""
        started = threading.Event()
        running: list[Running] = []

        def kill() -> None:
            assert started.wait(10)
            running[0].process.kill()
            running[0].process.wait(10)

        self.hub.inject(Kill(kill, after_effect=after_effect), at=at)
        running.append(self.runner.start(event))
        started.set()
        run = running[0].wait()
        with self.hub.acting():
            self.hub.clear_faults()
        return run

    def later(self, seconds: float) -> None:
        """Let time pass on GitHub, where no run is at work."""
        with self.hub.acting() as world:
            world.now += timedelta(seconds=seconds)

    def file(self, text: str = INCIDENT, path: str = FILE) -> Event:
        """Mira adds the incident file."""
        return self["mira"].push({path: text}, "Add an incident")

    def opened(self, text: str = INCIDENT) -> "Scene":
        """Open the review as it goes when nothing is in the way."""
        run = self.run(self.file(text))
        assert (run.exit_code, run.outputs.get("review-issue")) == (0, str(ISSUE)), run.stdout
        return self

    def write_actions(self, *lines: str) -> Event:
        """Lee writes lines into the section of actions."""
        edge = "<!-- incident-review:actions:end -->"
        text = "\n".join(lines)
        return self["lee"].edit_issue(ISSUE, lambda body: body.replace(edge, f"{text}\n{edge}"))

    def write_notes(self, change: Callable[[str], str]) -> Event:
        """Pat writes into our comment for the notes."""
        said = next(one for one in self.issue.comments if NOTES_KEY in one.body)
        return self["pat"].write_into(said, change)

    def close(self, reason: str = "completed") -> Event:
        """Lee closes the review issue."""
        return self["lee"].close_issue(ISSUE, reason)

    # --- what is there ---

    @property
    def issue(self) -> Issue:
        """The review issue."""
        return self.hub.world.issue(ISSUE)

    @property
    def page(self) -> str:
        """The body of the review issue, with plain newlines."""
        return self.issue.body.replace("\r\n", "\n")

    @property
    def notes(self) -> str:
        """All that stands in comments that are notes."""
        kept = (one.body for one in self.issue.comments if "notes" in one.body.lower())
        return "\n".join(kept).replace("\r\n", "\n")

    @property
    def pull(self) -> PullRequest:
        """The timeline pull request."""
        return self.hub.world.pull(PULL)

    def section(self, name: str) -> str:
        """What one of our sections says on the page."""
        edge = f"<!-- incident-review:{name}:"
        return self.page.partition(f"{edge}start -->\n")[2].partition(f"{edge}end -->")[0]

    def reviews(self) -> list[Issue]:
        """The review issues there are, by us, but for those that were closed as duplicates."""
        return self._ours(f'<!-- incident-review:review id="{IDENT}" -->')

    def actions(self) -> list[Issue]:
        """The action issues there are, but for those that were closed as duplicates."""
        return self._ours("<!-- incident-review:action id=")

    def _ours(self, mark: str) -> list[Issue]:
        ours = (i for i in self.hub.world.issues() if mark in i.body and _is_ours(i))
        return [issue for issue in ours if issue.state_reason != "DUPLICATE"]

    def titles(self) -> list[str]:
        """What the action issues are about."""
        return [action.title for action in self.actions()]

    def pulls(self) -> list[PullRequest]:
        """The pull requests from the timeline branch, open or merged."""
        ours = [pull for pull in self.hub.world.pulls() if pull.head == BRANCH]
        return [pull for pull in ours if pull.merged_at or not pull.closed]

    def letters(self) -> list[str]:
        """What we have said below the review issue, oldest first, besides the proposed times."""
        said = [c.body for c in self.issue.comments if _is_ours(c)]
        return [body for body in said if PROPOSED not in body]

    def proposal(self) -> Comment:
        """Our comment that proposes times for the meeting."""
        (said,) = (c for c in self.issue.comments if _is_ours(c) and PROPOSED in c.body)
        return said

    def timeline(self) -> str:
        """The timeline as it stands on its branch."""
        return self["mira"].read(TIMELINE, BRANCH)

    def record(self) -> str:
        """The record as it was filed on the default branch."""
        return self["mira"].read(RECORD)

    def state(self) -> str:
        """Everything that people can see, without what differs from run to run."""
        return end_state(self.hub)

    def assert_nothing_is_doubled_or_lost(self, records: int = 0) -> None:
        """One issue, one branch, one pull request; each comment, action and section once."""
        branches = [ref for ref in self.hub.world.git.refs if "incident-review/" in ref]
        spoken = Counter(key for issue in self.reviews() for key in _keys(issue))
        made = Counter(key for action in self.actions() for _, key in KEY.findall(action.body))
        assert len(self.reviews()) == 1
        assert branches == ([] if self._is_branch_over() else [f"refs/heads/{BRANCH}"])
        assert len(self.pulls()) == 1 + records
        assert [key for key, times in (spoken + made).items() if times > 1] == []
        assert_sections_are_whole(self.reviews()[0].body)

    def _is_branch_over(self) -> bool:
        """Whether GitHub has deleted the branch with the merge."""
        deletes = self.hub.world.settings.merged_branches_deleted
        return deletes and all(pull.merged_at for pull in self.pulls())


def assert_sections_are_whole(body: str) -> None:
    """Every section of ours stands on the page once, from its start to its end."""
    edges = SECTION.findall(body.replace("\r\n", "\n"))
    assert sorted(edges) == sorted((name, edge) for name in SECTIONS for edge in ("start", "end"))


def _is_ours(text: Ticket | Comment) -> bool:
    return text.author.login == "github-actions[bot]"


def _keys(issue: Issue) -> Iterator[str]:
    for comment in issue.comments:
        if _is_ours(comment):
            yield from (key for _, key in KEY.findall(comment.body))


@contextmanager
def staged(
    folder: Path,
    *,
    settings: str = SETTINGS,
    people: tuple[str, ...] = PEOPLE,
    files: Mapping[str, str] | None = None,
    start: Start = truly,
) -> Iterator[Scene]:
    """A repository with settings and people, and no incident yet but in the ``files`` it has."""
    every = {"README.md": "# Shop\n", SETTINGS_FILE: settings, **(files or {})}
    with Hub("acme/shop", files=every, start=NOW) as hub:
        known = {login: hub.person(login) for login in people}
        yield Scene(hub, Runner(hub, folder, workspace=HERE, start=start), known)


@dataclass
class Stage:
    """One stand-in for many tests: put back to a chosen moment before each of them."""

    scene: Scene
    moments: dict[str, Snapshot] = field(default_factory=dict)

    def at(self, name: str, prepare: Callable[[Scene], object], *, after: str = "new") -> Scene:
        """Put everything back to the moment when ``prepare`` was done, which happens once."""
        if name not in self.moments:
            self._put_back(after)
            prepare(self.scene)
            self.moments[name] = self.scene.hub.snapshot()
        return self._put_back(name)

    def opened(self) -> Scene:
        """Put everything back to the moment when the review was open."""
        return self.at("opened", Scene.opened)

    def new(self) -> Scene:
        """Put everything back to the moment before anything happened."""
        return self._put_back("new")

    def _put_back(self, name: str) -> Scene:
        hub = self.scene.hub
        hub.restore(self.moments[name])
        hub.clear_faults()
        hub.forget_requests()
        return self.scene
