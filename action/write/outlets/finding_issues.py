"""Findings as issues of another repository on the same GitHub, by a token of its own.

Two runs at once may both open an issue: nothing there can be made only if it is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Self

from action.connection import Connection, with_token
from action.node import Node
from action.review.answers.answer import Done, Why
from action.review.outlets.outlet_rules import FindingsRules
from action.review.outlets.parcels import FindingIssue
from action.wire.key_inputs import Keys
from action.write.orders import Order
from action.write.outlets.on_github import OnGithub
from action.write.outlets.tool import NotTakenError

PLACE: Final = """query PlaceOfFindings($owner: String!, $name: String!%s) {
  repository(owner: $owner, name: $name) { id isPrivate hasIssuesEnabled%s }
}
"""
ISSUES: Final = """query FindingIssues(
  $owner: String!, $name: String!, $since: DateTime!, $after: String
) {
  repository(owner: $owner, name: $name) {
    issues(
      first: 100, after: $after, filterBy: {since: $since},
      orderBy: {field: CREATED_AT, direction: DESC}
    ) { nodes { id url body viewerDidAuthor } pageInfo { hasNextPage endCursor } }
  }
}
"""


@dataclass(slots=True)
class FindingIssues:
    """The repository of findings, with what was seen of it: itself, and our issues by their mark.

    A mark counts in an issue of ours only: anybody who may write there can copy it.
    """

    github: OnGithub
    places: dict[str, Node] = field(default_factory=dict)
    known: dict[str, Done] = field(default_factory=dict)
    looked: set[tuple[str, date]] = field(default_factory=set)

    @classmethod
    def opened(cls, connection: Connection, keys: Keys) -> Self:
        """The same GitHub with the token for findings."""
        known = with_token(connection, keys["findings-token"])
        return cls(OnGithub(known, "WriteFindingIssue"))

    def put(self, issue: FindingIssue) -> Done:
        """The issue there; opened only where it is not."""
        place = self._place(issue.repository, issue.labels)
        if issue.private and not place["isPrivate"]:
            raise NotTakenError(
                Why.REFUSED, "everybody can read it, but this repository is private"
            )
        self._look(issue)
        if issue.mark not in self.known:
            self.known[issue.mark] = self._made(issue, place)
        return self.known[issue.mark]

    def tried(self, rules: FindingsRules) -> Iterator[str]:
        """What is found of the repository, without writing anything."""
        place = self._place(rules.repository, rules.labels)
        yield f"{rules.repository}: found"
        found = _labels(place, rules.labels)
        yield from (f"the label {name}: missing" for name in rules.labels if name not in found)

    def _place(self, repository: str, labels: Sequence[str]) -> Node:
        if repository not in self.places:
            self.places[repository] = self._looked_at(repository, labels)
        return self.places[repository]

    def _looked_at(self, repository: str, labels: Sequence[str]) -> Node:
        declared = "".join(f", $label{i}: String!" for i in range(len(labels)))
        asked = "".join(f" label{i}: label(name: $label{i}) {{ id }}" for i in range(len(labels)))
        named = {f"label{i}": name for i, name in enumerate(labels)}
        data = self.github.asked(PLACE % (declared, asked), **_names(repository), **named)
        place = _shown(data, repository)
        if not place["hasIssuesEnabled"]:
            raise NotTakenError(Why.REFUSED, "issues are switched off there")
        return place

    def _look(self, issue: FindingIssue) -> None:
        """Read our issues there, once: none can be older than the review."""
        if (issue.repository, issue.since) in self.looked:
            return
        variables = {**_names(issue.repository), "since": f"{issue.since}T00:00:00Z"}
        for one in self._issues(variables):
            if one["viewerDidAuthor"]:
                marks = (line for line in one["body"].splitlines() if line.startswith("<!--"))
                self.known |= {mark.strip(): Done(one["id"], url=one["url"]) for mark in marks}
        self.looked.add((issue.repository, issue.since))

    def _issues(self, variables: Mapping[str, str]) -> Iterator[Node]:
        after: str | None = None
        while True:
            data = self.github.asked(ISSUES, **variables, after=after)
            page = _shown(data, f"{variables['owner']}/{variables['name']}")["issues"]
            yield from filter(None, page["nodes"])
            if not page["pageInfo"]["hasNextPage"]:
                return
            after = page["pageInfo"]["endCursor"]

    def _made(self, issue: FindingIssue, place: Node) -> Done:
        about = {
            "repositoryId": place["id"],
            "title": issue.title,
            "body": issue.text,
            "labelIds": list(_labels(place, issue.labels).values()),
        }
        (came,) = self.github.ordered(Order("createIssue", about, "issue { id number url }"))
        return Done(came.done.id, url=came.done.url)


def _shown(data: Node, repository: str) -> Node:
    """The repository in an answer; raises NotTakenError where the token may not see it."""
    house: Node | None = data["repository"]
    if house is None:
        raise NotTakenError(Why.NOT_FOUND, f"the repository {repository}")
    return house


def _labels(place: Node, names: Sequence[str]) -> Mapping[str, str]:
    """The labels that are there, with GitHub's ids."""
    found = ((name, place[f"label{i}"]) for i, name in enumerate(names))
    return {name: str(label["id"]) for name, label in found if label}


def _names(repository: str) -> Mapping[str, str]:
    owner, _, name = repository.partition("/")
    return {"owner": owner, "name": name}
