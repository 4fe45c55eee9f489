"""GitHub becomes Snapshots: one question for what an event touches, more only where lists go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from action import NAME
from action.connection import Connection, Question
from action.markdown.sections import Page
from action.node import Node
from action.read import commands
from action.read.event import Occasion, Where
from action.read.github import asking, incident_files, nodes, queries, repository
from action.read.github.concerned import concerned, named_in
from action.read.github.nodes import Listed
from action.read.names import day_of
from action.read.settings import settings as read_settings
from action.review.git_steps import Target
from action.review.model import (
    IncidentFile,
    PullRequest,
    Repository,
    ReviewIssue,
    Snapshot,
)
from action.review.page.review_page import ReviewPage
from action.review.settings import Settings


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the team's settings, and one snapshot for each incident asked about."""

    settings: Settings
    snapshots: tuple[Snapshot, ...]


def look(
    connection: Connection, where: Where, ids: Sequence[str], occasion: Occasion
) -> Iterator[Reading]:
    """Read the incidents with these ids, a few at a time."""
    for start in range(0, len(ids), queries.INCIDENTS_TOGETHER):
        some = tuple(ids[start : start + queries.INCIDENTS_TOGETHER])
        yield _asked(connection, where, some, occasion).reading()


def head_of(connection: Connection, where: Where, branch: str) -> str | None:
    """Where a branch points to now; None where there is none any more."""
    ref: Node | None = asking.house(connection, where, queries.head(where, branch))["ref"]
    return str(ref["target"]["oid"]) if ref else None


def _asked(connection: Connection, where: Where, ids: tuple[str, ...], occasion: Occasion) -> _Look:
    """Ask the main question about a few incidents."""
    reply = asking.reply(connection, queries.incidents(where, ids, occasion))
    house = repository.repository_in(reply.data, where)
    settings = read_settings(repository.settings_text(house, where), path=where.settings)
    viewer = str(reply.data["viewer"]["login"])
    return _Look(connection, where, ids, occasion, house, viewer, settings, reply.at)


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at a few incidents: what was answered, and what must be asked after it."""

    connection: Connection
    where: Where
    ids: tuple[str, ...]
    occasion: Occasion
    house: Node
    viewer: str
    settings: Settings
    at: datetime | None

    def reading(self) -> Reading:
        """Everything about these incidents, as plain values."""
        recent = tuple(self._recent())
        pulls = [nodes.newest_pull(self.house[f"pulls{i}"]) for i in range(len(self.ids))]
        issues = self._issues([self._issue_number(i, pull, recent) for i, pull in enumerate(pulls)])
        repository = self._repository(recent)
        snapshots = tuple(
            Snapshot(
                id=self.ids[i],
                repository=repository,
                file=self._file(i),
                branch=nodes.branch(self.house, i, self.where.branch(self.ids[i])),
                issue=self._with_doubles(issues[i], i, recent),
                pull_request=self._pull(pull) if pull else None,
                filed=nodes.filed(self.house, i),
                seen=self.at,
                run=self.connection.run,
            )
            for i, pull in enumerate(pulls)
        )
        known = self._with_people(repository, snapshots)
        seen = (commands.understood(_anew(replace(s, repository=known))) for s in snapshots)
        return Reading(self.settings, self._with_versions(tuple(seen)))

    # --- the repository ---

    def _house(self, question: Question) -> Node:
        return asking.house(self.connection, self.where, question)

    def _recent(self) -> Iterator[Listed]:
        """Reviews, newest first, back to the day of the oldest incident asked about."""
        since = min((day_of(ident) or date.max for ident in self.ids), default=date.max)
        label = self.settings.labels.review.name
        page: Node = self.house["recent"]
        if label != NAME:
            page = self._more_recent(label, None)
        while True:
            listed = [nodes.listed(node) for node in nodes.nodes(page)]
            yield from listed
            oldest = min((review.created.date() for review in listed), default=since)
            if not page["pageInfo"]["hasNextPage"] or oldest < since:
                return
            page = self._more_recent(label, page["pageInfo"]["endCursor"])

    def _more_recent(self, label: str, after: str | None) -> Node:
        page: Node = self._house(queries.more_reviews(self.where, label, after))["recent"]
        return page

    def _repository(self, recent: Sequence[Listed]) -> Repository:
        people = list(nodes.nodes(self.house["assignableUsers"]))
        for i in range(len(self.occasion.mentions)):
            people += nodes.nodes(self.house.get(f"person{i}"))
        repository = nodes.repository(self.house, self.viewer, people, recent)
        page = self.house["labels"]["pageInfo"]
        while page["hasNextPage"]:
            labels = self._house(queries.more_labels(self.where, page["endCursor"]))["labels"]
            for label in nodes.nodes(labels):
                repository = repository.with_label(label["name"], label["id"])
            page = labels["pageInfo"]
        return repository

    # --- the review issues ---

    def _issue_number(self, i: int, pull: Node | None, recent: Sequence[Listed]) -> int | None:
        """The lowest of the number in the pull request and of those with the right marker."""
        ours = self._reviews(i, recent)
        numbers = {review.target.number for review in ours if not review.is_double}
        doubles = {review.target.number for review in ours if review.is_double}
        for found in Page(pull["body"] or "").markers("pull-request") if pull else ():
            if found.get("id") == self.ids[i] and found.get("issue", "").isdigit():
                numbers |= {int(found["issue"])} - doubles
        return min(numbers, default=None)

    def _reviews(self, i: int, recent: Sequence[Listed]) -> list[Listed]:
        """Every issue of ours that says it is the review of an incident."""
        return [review for review in recent if review.ours and review.is_of(self.ids[i])]

    def _with_doubles(
        self, issue: ReviewIssue | None, i: int, recent: Sequence[Listed]
    ) -> ReviewIssue | None:
        """The review, knowing the open issues that say they are the same one."""
        if issue is None:
            return None
        others = [r.target for r in self._reviews(i, recent) if r.open]
        numbers = [target.number for target in others if target.number != issue.number]
        if not numbers:
            return issue
        found = self.connection.ask(queries.issues(self.where, numbers)).data["repository"].values()
        original = Target(issue.id, issue.number)
        doubles = (nodes.double(node, original, self.viewer) for node in found if node)
        return replace(issue, doubles=(*issue.doubles, *doubles))

    def _issues(self, numbers: Sequence[int | None]) -> list[ReviewIssue | None]:
        hinted = self.house.get("issue")
        known: dict[int, Node] = {hinted["number"]: hinted} if hinted else {}
        if wanted := dict.fromkeys(n for n in numbers if n and n not in known):
            more = self._house(queries.issues(self.where, wanted))
            known |= {node["number"]: node for node in more.values() if node}
        return [self._issue(known.get(n or 0), self.ids[i]) for i, n in enumerate(numbers)]

    def _issue(self, node: Node | None, ident: str) -> ReviewIssue | None:
        """The issue, unless it says that it is the review of something else."""
        if not node:
            return None
        page = ReviewPage(node["body"] or "")
        said = page.markers("review")
        if said and not any(one.get("id") == ident for one in said):
            return None
        return nodes.review_issue(node, page, tuple(self._comments(node)), self.viewer)

    def _comments(self, node: Node) -> Iterator[Node]:
        page = node["comments"]
        while True:
            yield from nodes.nodes(page)
            if not page["pageInfo"]["hasPreviousPage"]:
                return
            more = queries.more_comments(node["id"], page["pageInfo"]["startCursor"])
            page = asking.node(self.connection, more)["comments"]

    # --- the pull request ---

    def _pull(self, node: Node) -> PullRequest:
        return nodes.pull(node, self._threads(node), tuple(self._comments(node)), self.viewer)

    def _threads(self, pull: Node) -> Iterator[Node]:
        page = pull["reviewThreads"]
        while True:
            yield from (self._whole(thread) for thread in nodes.nodes(page))
            if not page["pageInfo"]["hasNextPage"]:
                return
            more = queries.more_threads(pull["id"], page["pageInfo"]["endCursor"])
            page = asking.node(self.connection, more)["reviewThreads"]

    def _whole(self, thread: Node) -> Node:
        """The thread with all that was said in it."""
        said, page = list(nodes.nodes(thread["comments"])), thread["comments"]["pageInfo"]
        while page["hasNextPage"]:
            question = queries.more_replies(thread["id"], page["endCursor"])
            more = asking.node(self.connection, question)["comments"]
            said, page = [*said, *nodes.nodes(more)], more["pageInfo"]
        return {**thread, "comments": {"nodes": said}}

    # --- the incident files ---

    def _file(self, i: int) -> IncidentFile | None:
        """The file on the default branch; if gone or broken, what the timeline branch has kept."""
        folder = self.where.path(self.ids[i])
        return incident_files.incident_file(
            incident_files.Folder(folder, i, self.house), self.settings
        )

    def _with_versions(self, snapshots: tuple[Snapshot, ...]) -> tuple[Snapshot, ...]:
        """Add the version of the file that each timeline was last written from."""
        old = {snapshot.id: oid for snapshot in snapshots if (oid := _written_from(snapshot))}
        if not old:
            return snapshots
        found = self._house(queries.versions(self.where, dict.fromkeys(old.values())))
        blobs = {blob["oid"]: blob for blob in found.values() if blob}
        return tuple(
            replace(
                s, file=incident_files.with_version(s.file, blobs.get(old[s.id]), self.settings)
            )
            if s.file and s.id in old
            else s
            for s in snapshots
        )

    # --- people ---

    def _with_people(self, repository: Repository, snapshots: Sequence[Snapshot]) -> Repository:
        """The repository, knowing whom of all who have a part or want one it can assign."""
        if self.house["assignableUsers"]["totalCount"] <= len(
            self.house["assignableUsers"]["nodes"]
        ):
            return repository
        asked = {login.lower() for login in self.occasion.mentions}
        wanted = [
            login
            for login in dict.fromkeys(
                (*named_in(self.settings), *(one for s in snapshots for one in concerned(s)))
            )
            if not repository.assignable(login) and login.lower() not in asked
        ]
        if not wanted:
            return repository
        more = self._house(queries.people(self.where, wanted))
        found = {p["login"].lower(): p["id"] for c in more.values() for p in nodes.nodes(c)}
        return replace(repository, people=MappingProxyType({**repository.people, **found}))


def _anew(snapshot: Snapshot) -> Snapshot:
    """Whose issue and branch people have both deleted begins anew; the old pull request is past."""
    past = snapshot.issue is None and snapshot.branch is None
    return replace(snapshot, pull_request=None) if past else snapshot


def _written_from(snapshot: Snapshot) -> str | None:
    """The version a timeline was written from, where the file has another one now."""
    timeline = snapshot.branch.timeline if snapshot.branch else None
    if not timeline or not snapshot.file or not snapshot.file.blob:
        return None
    blob = timeline.memory.blob if timeline.memory else None
    return blob if blob and blob != snapshot.file.blob else None
