"""A scene: what people do, what the program makes of it, and how it is told."""

from dataclasses import dataclass

from scripts.story import incident
from scripts.story.incident import PEOPLE, Remark
from scripts.story.stage import Stage, expect, found
from scripts.story.teller import Teller
from tests.github import Event, Person, Run
from tests.github.records import Comment, Issue, PullRequest

REVIEW, TIMELINE = 1, 2
"""The numbers of the review issue and of the timeline pull request."""


@dataclass(frozen=True)
class Scene:
    """The stage together with the voice that tells what happens on it."""

    stage: Stage
    teller: Teller

    @property
    def folder(self) -> str:
        """Return the folder of the incident that the story is about."""
        return incident.folder("card-payments")

    @property
    def branch(self) -> str:
        """Return the branch on which the timeline is read."""
        return f"incident-review/{self.folder.rpartition('/')[2]}"

    @property
    def timeline(self) -> str:
        """Return the path of the timeline."""
        return f"{self.folder}/timeline.md"

    @property
    def review(self) -> Issue:
        """Return the review issue as it is now."""
        return self.stage.hub.world.issue(REVIEW)

    @property
    def request(self) -> PullRequest:
        """Return the timeline pull request as it is now."""
        return self.stage.hub.world.pull(TIMELINE)

    def person(self, login: str) -> Person:
        """Return somebody of the team."""
        return self.stage.person(login)

    def ours(self, key: str) -> Comment:
        """Return a comment of the program below the review issue, which must be there."""
        mark = f'<!-- incident-review:comment key="{key}"'
        kept = [comment for comment in self.review.comments if mark in comment.body]
        expect(bool(kept), f"There is no comment with the key {key}.")
        return kept[0]

    def happens(self, name: str, event: Event, *, exit_code: int = 0) -> Run:
        """Let the program answer an event, and say so while it works."""
        self.teller.working()
        run = self.stage.happens(name, event, exit_code=exit_code)
        self.teller.worked(self.stage.costs[-1])
        return run

    def says(self, remark: Remark) -> Event:
        """Let somebody comment on a timeline line."""
        event = self.person(remark.who).comment_on_line(
            TIMELINE, self.timeline, remark.says, containing=remark.at
        )
        self.teller.remark(first_name(remark.who), f"on the line {remark.at}", remark.says)
        return event

    def writes(self, login: str, text: str) -> Event:
        """Let somebody comment below the review issue."""
        self.teller.remark(first_name(login), f"below issue #{REVIEW}", text)
        return self.person(login).comment(REVIEW, text)

    def answers(self, login: str, event: Event, says: str) -> Event:
        """Let somebody answer in the thread of a comment."""
        self.teller.remark(first_name(login), "in answer", says)
        return self.person(login).reply(event, says)

    def section(self, name: str) -> str:
        """Return a marked section of the review issue, which must be there."""
        body = self.review.body.replace("\r\n", "\n")
        mark = "<!-- incident-review:" + name
        inside = body.partition(f"{mark}:start -->")[2].partition(f"{mark}:end -->")[0]
        expect(inside.strip(), f"The review issue has no section {name}.")
        return inside

    @property
    def next(self) -> str:
        """Return what the page says first: whose turn it is."""
        notices = self.section("notices").strip()
        return found(notices, lambda text: text.partition("\n")[0], "next step on the page")


def first_name(login: str) -> str:
    """Return what colleagues call somebody."""
    return PEOPLE[login].partition(" ")[0]
