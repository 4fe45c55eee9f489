"""What a workflow is given of an event: its name, and the webhook's payload."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tests.github.deeds.dispatches import Dispatched
from tests.github.git import Commit
from tests.github.records import (
    Assigned,
    Assignment,
    Bot,
    Comment,
    Issue,
    LineComment,
    PullRequest,
    Review,
    Text,
    Ticket,
    User,
)
from tests.github.rest.shapes import Json, instant
from tests.github.rest.tickets import TicketShapes
from tests.github.site import Site
from tests.github.world import World

NO_OID = "0" * 40


@dataclass(frozen=True)
class Event:
    """One event as Actions hands it to a job; ``also`` are those that one gesture fired besides.

    ``run`` is the number of the workflow's run, where that matters: run again, it stays [docs].
    """

    name: str
    payload: Mapping[str, Any] = field(repr=False)
    actor: str = ""
    ref: str = ""
    also: "tuple[Event, ...]" = ()
    run: int | None = None

    @property
    def action(self) -> str | None:
        """Return ``opened``, ``edited`` and so on, where the event has such a word."""
        action = self.payload.get("action")
        return None if action is None else str(action)


class Payloads:
    """Makes the payloads of events as the world stands now."""

    def __init__(self, world: World, site: Site) -> None:
        """Speak of this world under these addresses."""
        self._world = world
        self._shapes = TicketShapes(world, site)

    def issues(self, action: str, sender: User, issue: Issue, **more: Any) -> Event:
        """Return an event of an issue."""
        return self._event("issues", sender, action=action, issue=self._shapes.issue(issue), **more)

    def assignment(self, made: Assignment) -> Event:
        """Return the event of a change of assignees; the issue has them as they are now [rep].

        GitHub's own example of ``unassigned`` still has the freed one among the issue's assignees.
        """
        action = "assigned" if isinstance(made, Assigned) else "unassigned"
        assignee = self._shapes.user(made.assignee)
        if not isinstance(made.ticket, Issue):
            raise TypeError(f"{type(made.ticket).__name__} has no event of assigning here")
        return self.issues(action, made.actor, made.ticket, assignee=assignee)

    def issue_comment(self, action: str, sender: User, comment: Comment, **more: Any) -> Event:
        """Return an event of a comment below an issue or a pull request."""
        return self._event(
            "issue_comment",
            sender,
            action=action,
            issue=self._shapes.issue(comment.ticket),
            comment=self._shapes.comment(comment),
            **more,
        )

    def pull_request(self, action: str, sender: User, pull: PullRequest, **more: Any) -> Event:
        """Return an event of a pull request, which runs in its merge ref."""
        return self._event(
            "pull_request",
            sender,
            pull,
            action=action,
            number=pull.number,
            pull_request=self._shapes.pull(pull),
            **more,
        )

    def review(self, action: str, sender: User, review: Review, **more: Any) -> Event:
        """Return an event of a review; its state is in small letters [spec]."""
        shape = self._shapes.review(review)
        return self._event(
            "pull_request_review",
            sender,
            review.pull,
            action=action,
            review={**shape, "state": shape["state"].lower(), "body": review.body or None},
            pull_request=self._shapes.simple_pull(review.pull),
            **more,
        )

    def line_comment(self, action: str, sender: User, comment: LineComment, **more: Any) -> Event:
        """Return an event of a comment on a line; it names no thread and nothing resolved."""
        return self._event(
            "pull_request_review_comment",
            sender,
            comment.thread.pull,
            action=action,
            comment=self._shapes.line_comment(comment),
            pull_request=self._shapes.simple_pull(comment.thread.pull),
            **more,
        )

    def push(self, sender: User, branch: str, before: str, commits: list[Commit]) -> Event:
        """Return the event of a push; Actions leaves out which files its commits changed [rep]."""
        after = commits[-1].oid if commits else NO_OID
        ref = f"refs/heads/{branch}"
        home = self._shapes.home
        told = [self._pushed(commit, sender) for commit in commits]
        return self._event(
            "push",
            sender,
            ref=ref,
            before=before,
            after=after,
            base_ref=None,
            created=before == NO_OID,
            deleted=not commits,
            forced=False,
            compare=f"{home}/compare/{before[:12]}...{after[:12]}",
            commits=told,
            head_commit=told[-1] if told else None,
            pusher={"name": sender.login, "email": sender.email},
            repository=self._shapes.pushed_repository(),
        )

    def schedule(self, cron: str) -> Event:
        """Return the event of a schedule; its sender is nobody in particular."""
        payload = {"schedule": cron, "repository": self._shapes.repository()}
        return Event("schedule", payload, self._world.bot.login, self._default_ref)

    def dispatch(self, inputs: Mapping[str, str]) -> Event:
        """Return the event of a workflow started by hand, by the first person there is."""
        people = [user for user in self._world.users.values() if type(user) is User]
        return self._event(
            "workflow_dispatch",
            people[0] if people else self._world.bot,
            inputs=dict(inputs) or None,
            ref=self._default_ref,
            workflow=".github/workflows/incident-review.yml",
        )

    def repository_dispatch(self, told: Dispatched) -> Event:
        """Return the event of what another program told; an app's names its installation."""
        app = {"installation": {"id": 375_706, "node_id": "MDIzOkludGVncmF0aW9u"}}
        event = self._event(
            "repository_dispatch",
            told.sender,
            action=told.event_type,
            branch=self._world.default_branch,
            client_payload=told.payload,
            **(app if isinstance(told.sender, Bot) else {}),
        )
        return replace(event, run=told.run)

    def edited(self, sender: User, text: Text, before: str) -> Event:
        """Return the event of an edit, which tells what stood there before."""
        changes = {"body": {"from": before}}
        match text:
            case Issue():
                return self.issues("edited", sender, text, changes=changes)
            case PullRequest():
                return self.pull_request("edited", sender, text, changes=changes)
            case Comment():
                return self.issue_comment("edited", sender, text, changes=changes)
            case LineComment():
                return self.line_comment("edited", sender, text, changes=changes)
            case Review():
                return self.review("edited", sender, text, changes=changes)
            case _:
                raise TypeError(f"{type(text).__name__} has no edited event here")

    @property
    def _default_ref(self) -> str:
        return f"refs/heads/{self._world.default_branch}"

    def _event(
        self, name: str, sender: User, about: Ticket | None = None, /, **payload: Any
    ) -> Event:
        ref = self._default_ref if about is None else f"refs/pull/{about.number}/merge"
        common = {"repository": self._shapes.repository(), "sender": self._shapes.user(sender)}
        everything = {**common, "organization": self._shapes.organization(), **payload}
        return Event(name, everything, sender.login, payload.get("ref", ref))

    def _pushed(self, commit: Commit, sender: User) -> Json:
        author = {
            "name": commit.author.name,
            "email": commit.author.email,
            "username": sender.login,
        }
        return {
            "id": commit.oid,
            "tree_id": commit.tree,
            "distinct": True,
            "message": commit.message,
            "timestamp": instant(commit.author.at),
            "url": f"{self._shapes.home}/commit/{commit.oid}",
            "author": author,
            "committer": author,
        }
