"""GitHub becomes Snapshots: one question for what an event touches, more only where lists go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from action import NAME
from action.connection import Connection, Question
from action.markdown.sections import Page
from action.node import Node
from action.read import commands
from action.read.event import Occasion, Where, issue_number
from action.read.github import (
    asking,
    belonging,
    doubles,
    incident_files,
    issue_nodes,
    nodes,
    repository,
)
from action.read.github.belonging import Unheard
from action.read.github.documents import queries
from action.read.github.lost_edits import with_lost_edit
from action.read.github.ourselves import Ourselves, not_ours
from action.read.github.renaming import with_new_names
from action.read.github.repository import Listed
from action.read.github.talk import Remarked, Said, Talk
from action.read.names import day_of
from action.read.settings import settings as read_settings
from action.review.git_steps import Target
from action.review.house import Repository
from action.review.model import IncidentFile, PullRequest, ReviewIssue, Snapshot
from action.review.page.review_page import ReviewPage
from action.review.settings import Settings
from action.wire.reply import Hole
from action.wire.trouble import PartError


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


def _asked(connection: Connection, where: Where, ids: tuple[str, ...], occasion: Occasion) -> _Look:
    """Ask the main question about a few incidents."""
    with asking.concerning(partial(_whose, ids)):
        reply = asking.reply(connection, queries.incidents(where, ids, occasion), repository.LISTS)
    house = repository.repository_in(reply.data, where)
    settings = read_settings(repository.settings_text(house, where), path=where.settings)
    viewer = str(reply.data["viewer"]["login"])
    we = Ourselves.known_as(viewer, settings.written_by)
    given = (house, viewer, we, settings, reply.at, reply.lost)
    return _Look(connection, where, ids, occasion, *given)


def _whose(ids: tuple[str, ...], lack: Hole) -> tuple[str, ...]:
    """The incident of whose own a part of the main answer is; any other part is everybody's."""
    if lack.part[0] in queries.OF_AN_INCIDENT:
        return tuple(asking.numbered([(ident,) for ident in ids], lack))
    return ids if lack.part == ("issue", None) and len(ids) == 1 else ()


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at a few incidents: what was answered, and what must be asked after it."""

    connection: Connection
    where: Where
    ids: tuple[str, ...]
    occasion: Occasion
    house: Node
    viewer: str
    we: Ourselves
    settings: Settings
    at: datetime | None
    unlisted: tuple[Hole, ...]

    def reading(self) -> Reading:
        """Everything about these incidents, as plain values."""
        if self.occasion.author is not None and not self.we.are(self.occasion.author):
            raise not_ours(self.occasion.author, self.where.settings)
        reviews = self._recent()
        recent = reviews.listed
        pulls = [self._newest_pull(i) for i in range(len(self.ids))]
        issues = self._issues([self._issue_number(i, pull, recent) for i, pull in enumerate(pulls)])
        self._none_overlooked(issues, reviews.lost)
        house = self._repository(recent)
        found = tuple(
            self._one(i, house, recent, issue, pull)
            for i, (issue, pull) in enumerate(zip(issues, pulls, strict=True))
        )
        found = self._named_anew(found)
        house = repository.with_sidebar(self.connection, self.where, house, found, self.settings)
        known = self._with_people(house, found)
        seen = tuple(
            self._heard(replace(one, snapshot=replace(one.snapshot, repository=known)))
            for one in found
        )
        old = incident_files.with_versions(self.connection, self.where, seen, self.settings)
        return Reading(self.settings, old)

    def _alone(self, i: int) -> AbstractContextManager[None]:
        """What an answer lacks that is asked in here concerns no other incident."""
        return asking.concerning(lambda _: (self.ids[i],))

    def _none_overlooked(self, issues: Sequence[Node | None], lost: tuple[Hole, ...]) -> None:
        """Who has no review may have one all the same where the list of them lacks something."""
        without = [self.ids[i] for i, issue in enumerate(issues) if issue is None]
        if lost and without:
            raise PartError(lost, without)

    def _one(
        self,
        i: int,
        repository: Repository,
        recent: Sequence[Listed],
        issue: Node | None,
        pull: Node | None,
    ) -> Unheard:
        """One incident with all that is said of it, and with the other issues of its review."""
        with self._alone(i):
            return self._with_doubles(self._unheard(i, repository, issue, pull), i, recent)

    def _unheard(
        self, i: int, repository: Repository, issue: Node | None, pull: Node | None
    ) -> Unheard:
        """One incident; its comments are kept until it is known who belongs here."""
        page = ReviewPage(issue["body"] or "" if issue else "")
        talk = Talk(self.connection, page.talk)
        below = talk.said(issue) if issue else Said()
        aside = talk.said(pull) if pull else Said()
        told = self._told(i, pull, talk) if pull else Remarked()
        snapshot = Snapshot(
            id=self.ids[i],
            repository=repository,
            file=self._file(i),
            branch=nodes.branch(self.house, i, self.where.branch(self.ids[i])),
            issue=self._issue(issue, below, page) if issue else None,
            pull_request=self._pull(i, pull, told, aside, page) if pull else None,
            filed=nodes.filed(self.house, i),
            seen=self.at,
            run=self.connection.run,
            brought=self.occasion.brought,
            tries_again=self.occasion.sweep or self.occasion.name == "workflow_dispatch",
        )
        lines = (comment for thread in told.threads for comment in nodes.nodes(thread["comments"]))
        everywhere = (below.comments, (*aside.comments, *told.reviews, *lines))
        people = (nodes.of_people(comments, self.we) for comments in everywhere)
        return Unheard(snapshot, *map(tuple, people))

    def _named_anew(self, found: Sequence[Unheard]) -> tuple[Unheard, ...]:
        """The same, knowing which incidents have another name by now."""
        before = [one.snapshot for one in found]
        after = with_new_names(self.connection, self.where, self.house, before)
        return tuple(replace(one, snapshot=new) for one, new in zip(found, after, strict=True))

    def _with_people(self, repository: Repository, found: Sequence[Unheard]) -> Repository:
        asked = {login.lower() for login in self.occasion.mentions}
        matter = belonging.who_matters(self.settings, found)
        wanted = (login for login in matter if login.lower() not in asked)
        return belonging.with_people(self.connection, self.where, self.house, repository, wanted)

    def _heard(self, one: Unheard) -> Snapshot:
        """The incident with the commands that were given, and what is understood of them."""
        parts = belonging.by_name(one.snapshot, self.settings)
        return commands.understood(commands.heard(one.snapshot, one.below, one.aside, parts).anew)

    # --- the repository ---

    def _house(self, question: Question) -> Node:
        return asking.house(self.connection, self.where, question)

    def _recent(self) -> repository.Reviews:
        """Reviews, newest first, back to the day of the oldest incident asked about."""
        since = min((day_of(ident) or date.max for ident in self.ids), default=date.max)
        label = self.settings.labels.review.name
        first = repository.Reviews.on(self.house["recent"], self.we, self.unlisted)
        if label == NAME:
            return first.back_to(since, self._more_recent)
        return self._more_recent(None).back_to(since, self._more_recent)

    def _more_recent(self, after: str | None) -> repository.Reviews:
        question = queries.more_reviews(self.where, self.settings.labels.review.name, after)
        reply = asking.reply(self.connection, question, repository.LISTS)
        page = asking.house_in(reply.data, self.where)["recent"]
        return repository.Reviews.on(page, self.we, reply.lost)

    def _repository(self, recent: Sequence[Listed]) -> Repository:
        people = list(nodes.nodes(self.house["assignableUsers"]))
        for i in range(len(self.occasion.mentions)):
            people += nodes.nodes(self.house.get(f"person{i}"))
        known = repository.known_so_far(self.house, self.viewer, people, recent)
        page = self.house["labels"]["pageInfo"]
        return repository.with_more_labels(self.connection, self.where, page, known)

    # --- the review issues ---

    def _issue_number(self, i: int, pull: Node | None, recent: Sequence[Listed]) -> int | None:
        """The lowest of the number in our pull request and of those with the right marker."""
        hinted = (repository.listed(node, self.we) for node in (self.house.get("issue"),) if node)
        ours = self._reviews(i, (*recent, *hinted))
        numbers = {review.target.number for review in ours if not review.is_double}
        doubles = {review.target.number for review in ours if review.is_double}
        text = (pull["body"] or "") if pull and self.we.wrote(pull) else ""
        for found in Page(text).markers("pull-request"):
            number = issue_number(found.get("issue"))
            if number and found.get("id") == self.ids[i]:
                numbers |= {number} - doubles
        return min(numbers, default=None)

    def _reviews(self, i: int, recent: Sequence[Listed]) -> list[Listed]:
        """Every issue of ours that says it is the review of an incident."""
        return [review for review in recent if review.ours and review.is_of(self.ids[i])]

    def _with_doubles(self, one: Unheard, i: int, recent: Sequence[Listed]) -> Unheard:
        """The incident, its review knowing the other issues that say they are the same one."""
        issue = one.snapshot.issue
        others = [r.target.number for r in self._reviews(i, recent) if r.counts]
        numbers = [number for number in others if issue and number != issue.number]
        if not issue or not numbers:
            return one
        found = self._house(queries.issues(self.where, numbers)).values()
        original = Target(issue.id, issue.number)
        seconds = (doubles.double(node, original, self.we) for node in found if node)
        known = replace(issue, doubles=(*issue.doubles, *seconds))
        return replace(one, snapshot=replace(one.snapshot, issue=known))

    def _issues(self, numbers: Sequence[int | None]) -> list[Node | None]:
        hinted = self.house.get("issue")
        known: dict[int, Node] = {hinted["number"]: hinted} if hinted else {}
        if wanted := dict.fromkeys(n for n in numbers if n and n not in known):
            owners = [[self.ids[i] for i, n in enumerate(numbers) if n == one] for one in wanted]
            with asking.concerning(partial(asking.numbered, owners)):
                more = self._house(queries.issues(self.where, wanted))
            known |= {node["number"]: node for node in more.values() if node}
        return [self._review(known.get(n or 0), self.ids[i]) for i, n in enumerate(numbers)]

    def _review(self, node: Node | None, ident: str) -> Node | None:
        """The issue, unless others wrote it, or it says that it is the review of something else."""
        if not node or not self.we.wrote(node):
            return None
        said = Page(node["body"] or "").markers("review")
        return node if not said or any(one.get("id") == ident for one in said) else None

    def _issue(self, node: Node, below: Said, page: ReviewPage) -> ReviewIssue:
        read = issue_nodes.review_issue(node, below, page, self.we)
        return with_lost_edit(self.connection, self.occasion, read, self.we)

    # --- the pull request ---

    def _told(self, i: int, pull: Node, talk: Talk) -> Remarked:
        """What is said on lines and in reviews, in the pull requests of before as well."""
        return talk.told((*nodes.merged_before(self.house[f"pulls{i}"], pull), pull))

    def _pull(
        self, i: int, pull: Node, told: Remarked, aside: Said, noted: ReviewPage
    ) -> PullRequest:
        folder = self.where.path(self.ids[i])
        read = nodes.pull(pull, told.threads, aside.comments, self.we, folder)
        ours = tuple(nodes.our_comments(aside.comments, self.we, noted))
        return replace(read, comments=ours, noted=aside.noted, read_by=tuple(told.readers))

    def _newest_pull(self, i: int) -> Node | None:
        """Our pull request, also below any number from forks whose branch has the same name."""
        page = self.house[f"pulls{i}"]
        if (own := nodes.newest_pull(page)) or not page["pageInfo"]["hasNextPage"]:
            return own
        branch = self.where.branch(self.ids[i])
        with self._alone(i):
            while not own and page["pageInfo"]["hasNextPage"]:
                more = queries.more_pulls(self.where, branch, page["pageInfo"]["endCursor"])
                page = self._house(more)["pulls"]
                own = nodes.newest_pull(page)
            return own and asking.node(self.connection, queries.pull(own["id"]))

    # --- the incident files ---

    def _file(self, i: int) -> IncidentFile | None:
        """The file on the default branch; if gone or broken, what the timeline branch has kept."""
        folder = self.where.path(self.ids[i])
        return incident_files.incident_file(
            incident_files.Folder(folder, i, self.house), self.settings
        )
