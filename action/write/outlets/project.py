"""Actions as items of a project on GitHub (Projects v2), with the day on which each is due.

Adding an issue that is there already answers with its item [docs], so nothing is looked for before.
An item cannot be added and changed in one order [docs]: the days of several go in a second one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Self

from action.connection import Connection, with_token
from action.node import Node
from action.review.answers.answer import Answer, Done, Why
from action.review.outlets.outlet_rules import ProjectRules
from action.review.outlets.parcels import ProjectItem
from action.wire.key_inputs import Keys
from action.write.orders import Order
from action.write.outlets.on_github import OnGithub
from action.write.outlets.tool import NotTakenError

PROJECT: Final = """query Project($owner: String!, $number: Int!%s) {
  repositoryOwner(login: $owner) { ... on ProjectV2Owner {
    projectV2(number: $number) { id url%s }
  } }
}
"""
FIELD: Final = " field(name: $field) { ... on ProjectV2FieldCommon { id dataType } }"
DAY: Final = " fieldValueByName(name: %s) { ... on ProjectV2ItemFieldDateValue { date } }"
TOGETHER: Final = 10
"""Items in one request: GitHub ends it after ten seconds [docs]."""


@dataclass(frozen=True, slots=True)
class Board:
    """A project with its field for the day, where the settings name one."""

    id: str
    url: str
    field: str = ""


@dataclass(slots=True)
class Project:
    """Projects, with what came of each item in this run, by action issue."""

    github: OnGithub
    boards: dict[tuple[str, int, str], Board] = field(default_factory=dict)
    came: dict[int, Done | NotTakenError] = field(default_factory=dict)

    @classmethod
    def opened(cls, connection: Connection, keys: Keys) -> Self:
        """The same GitHub with the token for projects."""
        return cls(OnGithub(with_token(connection, keys["project-token"]), "WriteProject"))

    def put(self, item: ProjectItem, together: Sequence[ProjectItem]) -> Done:
        """The item, with its day where nobody has set one; others are brought along."""
        if item.about.number not in self.came:
            at = together.index(item)
            self._bring(item, together[at : at + TOGETHER])
        came = self.came[item.about.number]
        if isinstance(came, NotTakenError):
            raise came
        return came

    def tried(self, rules: ProjectRules) -> Iterator[str]:
        """What is found of the project, without writing anything."""
        board = self._board(rules.owner, rules.number, rules.date_field)
        yield f"{board.url}: there"

    # --- the project ---

    def _board(self, owner: str, number: int, date_field: str) -> Board:
        key = (owner, number, date_field)
        if key not in self.boards:
            self.boards[key] = self._looked_at(*key)
        return self.boards[key]

    def _looked_at(self, owner: str, number: int, date_field: str) -> Board:
        named = {"field": date_field} if date_field else {}
        words = PROJECT % ((", $field: String!", FIELD) if date_field else ("", ""))
        data = self.github.asked(words, owner=owner, number=number, **named)
        found: Node = (data["repositoryOwner"] or {}).get("projectV2") or {}
        if not found:
            raise NotTakenError(Why.NOT_FOUND, f"project {number} of {owner}")
        if not date_field:
            return Board(found["id"], found["url"])
        day: Node = found["field"] or {}
        if not day:
            raise NotTakenError(Why.NOT_FOUND, f"the field “{date_field}” of project {number}")
        if day["dataType"] != "DATE":
            raise NotTakenError(Why.REFUSED, f"its field “{date_field}” is not a date")
        return Board(found["id"], found["url"], day["id"])

    # --- its items ---

    def _bring(self, item: ProjectItem, items: Sequence[ProjectItem]) -> None:
        """Bring these, and note what came of each; what holds for all of them is said to each."""
        try:
            self._add(self._board(item.owner, item.number, item.date_field), items)
        except NotTakenError as error:
            left = (one.about.number for one in items if one.about.number not in self.came)
            self.came |= dict.fromkeys(left, error)

    def _add(self, board: Board, items: Sequence[ProjectItem]) -> None:
        """Add these, then set the days of those that have none."""
        came = self.github.ordered(*(_added(board, item) for item in items))
        undated = list[tuple[ProjectItem, str]]()
        for item, one in zip(items, came, strict=True):
            if item.due and board.field and isinstance(one.answer, Done) and not _day(one.node):
                undated.append((item, one.answer.id))
            else:
                self._note(item, board, one.answer)
        if undated:
            came = self.github.ordered(*(_dated(board, item, node) for item, node in undated))
            for (item, _), one in zip(undated, came, strict=True):
                self._note(item, board, one.answer)

    def _note(self, item: ProjectItem, board: Board, answer: Answer) -> None:
        if isinstance(answer, Done):
            self.came[item.about.number] = Done(answer.id, url=board.url)
        elif "resolve to a node" in answer.said:
            self.came[item.about.number] = NotTakenError(
                Why.FORBIDDEN, f"it cannot see {item.about}"
            )
        else:
            self.came[item.about.number] = NotTakenError(answer.why, answer.said)


def _added(board: Board, item: ProjectItem) -> Order:
    about = {"projectId": board.id, "contentId": item.about.id}
    day = DAY % _quoted(item.date_field) if board.field else ""
    return Order("addProjectV2ItemById", about, f"item {{ id{day} }}")


def _dated(board: Board, item: ProjectItem, node: str) -> Order:
    about = {
        "projectId": board.id,
        "itemId": node,
        "fieldId": board.field,
        "value": {"date": str(item.due)},
    }
    return Order("updateProjectV2ItemFieldValue", about, "projectV2Item { id }")


def _quoted(name: str) -> str:
    """A name of people's in a document of ours, in which no sign of it means anything."""
    plain = (c if c.isalnum() or not c.isascii() else f"\\u{ord(c):04x}" for c in name)
    return f'"{"".join(plain)}"'


def _day(node: Node) -> str:
    return str(((node.get("item") or {}).get("fieldValueByName") or {}).get("date") or "")
