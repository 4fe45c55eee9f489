"""A review and the tools around it: what is agreed on, closed, served, and killed on the way."""

import html
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.faults.scene import ISSUE, SETTINGS, SETTINGS_FILE, Scene, Stage
from tests.github import Event, Kill, Run
from tests.github.log import Arrival
from tests.github.records import Issue
from tests.github.runner import Running
from tests.outlets.internet import Internet

SECTION = "<!-- incident-review:elsewhere:"


@dataclass
class Victim:
    """A run that is killed from outside, in the middle of a request."""

    started: threading.Event = field(default_factory=threading.Event)
    running: list[Running] = field(default_factory=list)

    def kill(self) -> None:
        """End it, as a runner ends whose machine goes away."""
        assert self.started.wait(10)
        self.running[0].process.kill()
        self.running[0].process.wait(10)

    def wait_for(self, running: Running) -> Run:
        """Let it run, and return what became of it."""
        self.running.append(running)
        self.started.set()
        return running.wait()


def _is_for_outlet(asked: Arrival) -> bool:
    return "Finding" in asked.name or "Project" in asked.name


@dataclass
class Everywhere:
    """A repository with one review, other tools, and the keys that the workflow hands over."""

    scene: Scene
    internet: Internet
    keys: Mapping[str, str]

    def switched_on(self, outlets: str) -> "Everywhere":
        """Let the team switch tools on in its settings."""
        indented = "".join(f"  {line}\n" for line in outlets.splitlines())
        self.scene["mira"].push({SETTINGS_FILE: f"{SETTINGS}outlets:\n{indented}"}, "Use tools")
        return self

    def agreed(self, *lines: str) -> Event:
        """Let people agree on actions, and close the review."""
        self._ticked(*lines)
        return self.scene.close()

    def agreed_once(self, stage: Stage, outlets: str, *lines: str) -> Event:
        """The same with tools switched on, played once for all tests that begin so."""
        moment = f"{outlets} {lines}"
        stage.at(moment, lambda _: self.switched_on(outlets)._ticked(*lines), after="opened")
        return self.scene.close()

    def _ticked(self, *lines: str) -> None:
        self.scene.run(self.scene.write_actions(*lines), **self.keys)
        self.internet.forget()

    def run(self, event: Event) -> Run:
        """Run the Action for an event, with all keys."""
        self.scene.hub.forget_requests()
        return self.scene.run(event, **self.keys)

    def swept(self) -> Run:
        """Let the Action come round on its schedule."""
        return self.run(self.scene.hub.schedule_event())

    def killed(self, event: Event, at: int, *, after_effect: bool) -> bool:
        """Run the Action, and kill it at its `at`-th request to another tool; False if it ended."""
        victim = Victim()
        self.internet.forget()
        self.internet.inject(Kill(victim.kill, after_effect=after_effect), at=at)
        victim.wait_for(self.scene.runner.start(event, inputs=self.keys))
        killed = not self.internet.faults
        self.internet.forget()
        return killed

    def killed_on_github(self, event: Event, at: int, *, after_effect: bool) -> bool:
        """The same, at its `at`-th request to GitHub that is made for an outlet there."""
        victim = Victim()
        fault = Kill(victim.kill, after_effect=after_effect)
        self.scene.hub.inject(fault, at=at, matching=_is_for_outlet)
        run = victim.wait_for(self.scene.runner.start(event, inputs=self.keys))
        with self.scene.hub.acting():
            self.scene.hub.clear_faults()
        return run.exit_code < 0

    @property
    def sent_on_github(self) -> list[str]:
        """The names of the requests to GitHub that the last run has made for outlets there."""
        return [asked.name for asked in self.scene.hub.log if _is_for_outlet(asked)]

    def without_line(self, words: str, action: int = 0) -> None:
        """Let somebody delete the line with these words from an action issue."""
        issue = self.actions[action]
        line = next(one for one in issue.body.splitlines() if words in one)
        self.scene["lee"].edit_issue(issue.number, lambda body: body.replace(line, ""))

    @property
    def actions(self) -> list[Issue]:
        """The action issues there are."""
        return self.scene.actions()

    def elsewhere(self, action: int = 0) -> str:
        """What an action issue says of other tools, as people see it."""
        body = self.actions[action].body.replace("\r\n", "\n")
        said = body.partition(f"{SECTION}start -->")[2].partition(f"{SECTION}end -->")[0]
        return "\n".join(line.partition("<!--")[0].strip() for line in said.splitlines()).strip()

    @property
    def labels(self) -> set[str]:
        """The labels of the review."""
        return {label.name for label in self.scene.hub.world.issue(ISSUE).labels}

    @property
    def told(self) -> list[str]:
        """The lines of our comment that says what others were told, as people see them."""
        said = [one.body for one in self.scene.issue.comments if 'key="elsewhere"' in one.body]
        rows = [row.partition("<!--")[0].strip() for row in "\n".join(said).splitlines()]
        return [row.removeprefix("- ") for row in rows if row.startswith("- ")]

    def shown(self, *runs: Run) -> str:
        """All that anybody can see of these runs: what they print and give, and what they write.

        Without the signs that part words in Markdown: whoever reads the page does not see them.
        """
        world = self.scene.hub.world
        issues = [*world.issues(), *world.pulls()]
        said = [comment.body for issue in issues for comment in issue.comments]
        raw = "\n".join([*map(repr, runs), *(issue.body for issue in issues), *said])
        return html.unescape(raw).replace("\u200b", "").replace("\\", "")
