"""Findings as rows of a table in this repository, all of a review by one pull request.

All that is ordered holds only if nobody has done it: a branch is made once, a commit says where its
branch must be, and GitHub opens no second pull request from a branch. So two runs do nothing twice.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from action import SIGNATURE
from action.node import Node
from action.review.answers.answer import Done, Refused, Why
from action.review.house import Repository
from action.review.outlets.outlet_rules import FindingsRules
from action.review.outlets.parcels import Finding
from action.write.orders import Order
from action.write.outlets.findings_table import FindingsTable, TableError
from action.write.outlets.on_github import OnGithub, OrderAnswer
from action.write.outlets.shelf import ONCE, SHELF, Shelf, table_in
from action.write.outlets.tool import NotTakenError

LOOKS: Final = 3
"""How often we look and order before the next run goes on."""
AGAIN: Final = frozenset({Why.EXISTS, Why.MOVED, Why.UNCLEAR})
"""What only a new look can tell: another run was quicker, or the answer was lost."""


@dataclass(slots=True)
class Findings:
    """The tables of a repository, with what came of each row in this run, by action issue."""

    github: OnGithub
    house: Repository
    came: dict[int, Done | NotTakenError] = field(default_factory=dict)

    def put(self, finding: Finding, together: Sequence[Finding]) -> Done:
        """The row where it stands; those of the same review are brought together with it."""
        if finding.about.number not in self.came:
            rows = tuple(one for one in together if one.branch == finding.branch)
            self.came |= _Filing(self.github, self.house, rows).filed()
        came = self.came[finding.about.number]
        if isinstance(came, NotTakenError):
            raise came
        return came

    def tried(self, rules: FindingsRules) -> Iterator[str]:
        """What is found of the table, without writing anything."""
        asked = {**_names(self.house), "table": f"HEAD:{rules.file}"}
        table = table_in(_house(self.github.asked(ONCE, **asked))["table"])
        with_row(table, [rules.heads], rules.required)
        yield f"{rules.file}: {'there' if table.text else 'made with the first finding'}"


@dataclass(slots=True)
class _Filing:
    """The rows of one review on their way, and what came of each."""

    github: OnGithub
    house: Repository
    rows: Sequence[Finding]
    came: dict[int, Done | NotTakenError] = field(default_factory=dict)

    @property
    def about(self) -> Finding:
        """One of them: of the pull request all say the same."""
        return self.rows[0]

    def filed(self) -> dict[int, Done | NotTakenError]:
        """What came of each."""
        try:
            self._filed()
        except NotTakenError as error:
            self.came |= {row.about.number: error for row in self._left}
        return self.came

    @property
    def _left(self) -> Sequence[Finding]:
        return [row for row in self.rows if row.about.number not in self.came]

    def _filed(self) -> None:
        for _ in range(LOOKS):
            shelf = self._looked()
            self._found_on(shelf)
            if not self._left or self._ordered(shelf):
                return
        raise NotTakenError(Why.UNCLEAR)

    def _looked(self) -> Shelf:
        file, branch = self.about.file, self.about.branch
        variables = {
            "table": f"HEAD:{file}",
            "drafted": f"{branch}:{file}",
            "ref": f"refs/heads/{branch}",
            "head": branch,
        }
        return Shelf(_house(self.github.asked(SHELF, **_names(self.house), **variables)))

    def _found_on(self, shelf: Shelf) -> None:
        """Note the rows that are there; raises NotTakenError where people want none of them."""
        newest = shelf.newest
        url = str(newest["url"]) if newest else self._page
        self._note(shelf.table, url)
        if shelf.open_url:
            self._note(shelf.drafted, shelf.open_url)
        elif newest and self._left:
            if newest["state"] == "CLOSED":
                raise NotTakenError(Why.CLOSED, url)
            asked = {"table": f"{newest['headRefOid']}:{self.about.file}"}
            once = _house(self.github.asked(ONCE, **_names(self.house), **asked))["table"]
            self._note(table_in(once), url)

    @property
    def _page(self) -> str:
        return f"{self.house.url}/blob/{self.house.default_branch}/{self.about.file}"

    def _note(self, table: FindingsTable, url: str) -> None:
        there = (row for row in self._left if table.has(row.cells, row.link))
        self.came |= {row.about.number: Done(row.url, url=url) for row in there}

    # --- orders ---

    def _ordered(self, shelf: Shelf) -> bool:
        """Bring the rest, in one request; False where only a new look tells what came of it."""
        orders = tuple(self._orders(shelf))
        try:
            came = self.github.ordered(*orders)
        except NotTakenError as error:
            if error.why in AGAIN:
                return False
            raise
        refused = next((i for i, one in enumerate(came) if isinstance(one.answer, Refused)), None)
        if refused is not None:
            return self._refused(orders[refused], came[refused])
        url = shelf.open_url or came[-1].done.url
        self.came |= {row.about.number: Done(row.url, url=url) for row in self._left}
        return True

    def _refused(self, order: Order, came: OrderAnswer) -> bool:
        """Raise what the first refusal means; False where it means that another was quicker."""
        assert isinstance(came.answer, Refused)
        if came.answer.why in AGAIN:
            return False
        if order.mutation == "createPullRequest" and came.answer.why is not Why.NOT_YET:
            raise NotTakenError(Why.UNOPENED, came.answer.said)
        raise NotTakenError(came.answer.why, came.answer.said)

    def _orders(self, shelf: Shelf) -> Iterator[Order]:
        anew = not shelf.head or (shelf.is_spent and not shelf.open_url)
        if anew:
            yield self._branch(shelf)
        table = shelf.table if anew else shelf.drafted
        missing = [row for row in self._left if not table.has(row.cells, row.link)]
        if missing:
            cells = [row.cells for row in missing]
            after = with_row(table, cells, self.about.required)
            yield self._commit(shelf.trunk if anew else shelf.head, after)
        if not shelf.open_url:
            yield self._request()

    def _branch(self, shelf: Shelf) -> Order:
        """The branch at the default one; it is moved there only from where it was merged."""
        name = f"refs/heads/{self.about.branch}"
        ref = {"repositoryId": self.house.id, "name": name, "oid": shelf.trunk}
        if not shelf.head:
            return Order("createRef", ref, "ref { target { oid } }")
        moved = {"name": name, "beforeOid": shelf.head, "afterOid": shelf.trunk, "force": True}
        about = {"repositoryId": self.house.id, "refUpdates": [moved]}
        return Order("updateRefs", about, "clientMutationId")

    def _commit(self, head: str, table: FindingsTable) -> Order:
        content = base64.b64encode(table.text.encode()).decode()
        ident = self.about.branch.rpartition("/")[2]
        commit = {
            "branch": {
                "repositoryNameWithOwner": self.house.name,
                "branchName": self.about.branch,
            },
            "expectedHeadOid": head,
            "message": {"headline": f"Add findings of {ident}", "body": SIGNATURE},
            "fileChanges": {"additions": [{"path": self.about.file, "contents": content}]},
        }
        return Order("createCommitOnBranch", commit, "commit { oid }")

    def _request(self) -> Order:
        about = {
            "repositoryId": self.house.id,
            "baseRefName": self.house.default_branch,
            "headRefName": self.about.branch,
            "title": self.about.title,
            "body": self.about.text,
        }
        return Order("createPullRequest", about, "pullRequest { id number url }")


def _names(house: Repository) -> Mapping[str, str]:
    owner, _, name = house.name.partition("/")
    return {"owner": owner, "name": name}


def _house(data: Node) -> Node:
    """The repository in an answer."""
    house: Node | None = data["repository"]
    if house is None:
        raise NotTakenError(Why.FORBIDDEN, "it cannot see this repository")
    return house


def with_row(
    table: FindingsTable, rows: Sequence[Mapping[str, str]], required: Sequence[str]
) -> FindingsTable:
    """The table with these rows; raises NotTakenError where it cannot have them."""
    try:
        return table.with_rows(rows, required)
    except TableError as error:
        raise NotTakenError(Why.UNREADABLE, str(error)) from None
