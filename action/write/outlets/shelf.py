"""What the repository holds of the findings of one review: the table, their branch, its requests.

Every byte of the table must be known before it is written anew. So its text counts only where
git's hash of it is the file's own: then nothing was cut, left out or recoded on its way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from action.node import Node
from action.review.answers.answer import Why
from action.write.outlets.findings_table import MARK, FindingsTable
from action.write.outlets.tool import NotTakenError

_BLOB: Final = "... on Blob { oid text }"
SHELF: Final = f"""query Findings(
  $owner: String!, $name: String!, $table: String!, $drafted: String!, $ref: String!, $head: String!
) {{
  repository(owner: $owner, name: $name) {{
    table: object(expression: $table) {{ __typename {_BLOB} }}
    drafted: object(expression: $drafted) {{ __typename {_BLOB} }}
    defaultBranchRef {{ target {{ oid }} }}
    ref(qualifiedName: $ref) {{ target {{ oid }} }}
    pullRequests(
      headRefName: $head, first: 20, orderBy: {{field: CREATED_AT, direction: DESC}}
    ) {{ nodes {{ url state headRefOid isCrossRepository }} }}
  }}
}}
"""
ONCE: Final = f"""query FindingsOnce($owner: String!, $name: String!, $table: String!) {{
  repository(owner: $owner, name: $name) {{
    table: object(expression: $table) {{ __typename {_BLOB} }}
  }}
}}
"""
"""The question for the table as it was at a certain commit."""


@dataclass(frozen=True)
class Shelf:
    """The answer to that question."""

    house: Node

    @cached_property
    def table(self) -> FindingsTable:
        """The table on the default branch."""
        return table_in(self.house["table"])

    @cached_property
    def drafted(self) -> FindingsTable:
        """The table on our branch."""
        return table_in(self.house["drafted"])

    @property
    def trunk(self) -> str:
        """Where the default branch points to."""
        return _head(self.house["defaultBranchRef"])

    @property
    def head(self) -> str:
        """Where our branch points to; empty where there is none."""
        return _head(self.house["ref"])

    @cached_property
    def newest(self) -> Node | None:
        """The newest pull request from our branch; one from a fork is not ours."""
        requests = self.house["pullRequests"]["nodes"]
        return next((one for one in requests if one and not one["isCrossRepository"]), None)

    @property
    def open_url(self) -> str:
        """The address of the pull request where it is open."""
        newest = self.newest
        return str(newest["url"]) if newest and newest["state"] == "OPEN" else ""

    @property
    def is_spent(self) -> bool:
        """Whether our branch holds nothing but what was merged."""
        newest = self.newest
        merged = newest is not None and newest["state"] == "MERGED"
        return merged and newest is not None and newest["headRefOid"] == self.head


def table_in(blob: Node | None) -> FindingsTable:
    """The table in a file; an empty one where there is no file."""
    if blob is None:
        return FindingsTable()
    if blob["__typename"] != "Blob":
        raise NotTakenError(Why.UNREADABLE, "it is a folder")
    text = str(blob.get("text") or "")
    for exact in (text, f"{MARK}{text}"):
        if _hash(exact) == blob["oid"]:
            return FindingsTable(exact)
    raise NotTakenError(Why.UNREADABLE, "it is not text in UTF-8, or too long")


def _hash(text: str) -> str:
    """What git calls a file with this text."""
    content = text.encode("utf-8", "replace")
    said = b"blob %d\0%b" % (len(content), content)
    return hashlib.sha1(said, usedforsecurity=False).hexdigest()


def _head(ref: Mapping[str, Node] | None) -> str:
    return str(ref["target"]["oid"]) if ref else ""
