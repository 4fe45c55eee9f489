"""Refs, commits, trees and blobs in GraphQL."""

from dataclasses import dataclass
from typing import Any, TypeVar, Unpack

from tests.github.git import Blob, Commit, Entry, Object, Tree
from tests.github.graph.pages import Connection, Order, Page, ordered
from tests.github.graph.protecting import protection, rulesets
from tests.github.graph.view import View

LARGEST_TEXT = 512_000


@dataclass(frozen=True)
class Branch:
    """A ref by its full name, and the commit it points to."""

    ref: str
    oid: str


@dataclass(frozen=True)
class Placed:
    """A folder at a path, which its entries' paths begin with; the root's is empty."""

    tree: Tree
    path: str

    @property
    def oid(self) -> str:
        """Return the folder's hash."""
        return self.tree.oid


class RefView(View[Branch], sees=Branch):
    """A branch or tag."""

    typename = "Ref"

    @property
    def id(self) -> str:
        """Return the node id."""
        return f"REF_{self._record.ref}"

    @property
    def name(self) -> str:
        """Return the name without ``refs/heads/``."""
        return self._record.ref.removeprefix(self.prefix)

    @property
    def prefix(self) -> str:
        """Return ``refs/heads/`` or ``refs/tags/``."""
        return "/".join(self._record.ref.split("/", 2)[:2]) + "/"

    @property
    def target(self) -> Any:
        """Return the commit that it points to."""
        return self._see(self._context.world.git.at(self._record.oid))

    @property
    def ref_update_rule(self) -> Any:
        """Return what protection asks for, also to those who are no admins [spec]."""
        return protection(self._context, self._record.ref)

    def rules(self, order_by: Order | None = None, **page: Unpack[Page]) -> Any:
        """Return the rules of active rulesets; reading metadata is enough [rep]."""
        return self._page(ordered(rulesets(self._context, self._record.ref), order_by), page)

    @property
    def repository(self) -> Any:
        """Return the repository."""
        return self._see(self._context.world)

    def associated_pull_requests(
        self, states: list[str] | None = None, order_by: Order | None = None, **page: Unpack[Page]
    ) -> Connection:
        """Return the pull requests from this branch."""
        repository = self.repository
        found: Connection = repository.pull_requests(
            head_ref_name=self.name, states=states, order_by=order_by, **page
        )
        return found


Stored = TypeVar("Stored", Blob, Commit, Placed)


class ObjectView(View[Stored]):
    """Anything that git stores under a hash."""

    @property
    def id(self) -> str:
        """Return the node id."""
        return f"{self.typename[0]}_kwDO{self._record.oid}"

    @property
    def oid(self) -> str:
        """Return the hash."""
        return self._record.oid

    @property
    def abbreviated_oid(self) -> str:
        """Return the first seven digits of the hash."""
        return self._record.oid[:7]

    @property
    def repository(self) -> Any:
        """Return the repository."""
        return self._see(self._context.world)


class BlobView(ObjectView[Blob], sees=Blob):
    """A file's content."""

    typename = "Blob"

    @property
    def byte_size(self) -> int:
        """Return the size in bytes."""
        return len(self._record.content)

    @property
    def is_binary(self) -> bool:
        """Tell whether it is no text: git looks for a zero byte."""
        return b"\0" in self._record.content

    @property
    def is_truncated(self) -> bool:
        """Tell whether the text is cut, as GitHub does with large files."""
        return self.byte_size > LARGEST_TEXT

    @property
    def text(self) -> str | None:
        """Return the text, or None for binary content."""
        if self.is_binary:
            return None
        return self._record.content[:LARGEST_TEXT].decode(errors="replace")


class TreeView(ObjectView[Placed], sees=Placed):
    """A folder."""

    typename = "Tree"

    @property
    def entries(self) -> list["EntryView"]:
        """Return what is in the folder."""
        path = self._record.path.strip("/")
        folder = f"{path}/" if path else ""
        return [
            EntryView(self._context, (entry, folder + entry.name))
            for entry in self._record.tree.entries
        ]


class EntryView(View[tuple[Entry, str]]):
    """One name in a folder, and its path."""

    typename = "TreeEntry"

    @property
    def name(self) -> str:
        """Return the name."""
        return self._entry.name

    @property
    def path(self) -> str:
        """Return the name with all folders above it."""
        return self._record[1]

    @property
    def type(self) -> str:
        """Return ``blob`` or ``tree``."""
        return self._entry.kind

    @property
    def mode(self) -> int:
        """Return git's mode as a decimal number."""
        return int(self._entry.mode, 8)

    @property
    def oid(self) -> str:
        """Return the hash."""
        return self._entry.oid

    @property
    def size(self) -> int:
        """Return the size in bytes, zero for folders."""
        stored = self._stored
        return len(stored.content) if isinstance(stored, Blob) else 0

    @property
    def object(self) -> Any:
        """Return what the name stands for."""
        stored = self._stored
        return self._see(Placed(stored, self.path) if isinstance(stored, Tree) else stored)

    @property
    def _entry(self) -> Entry:
        return self._record[0]

    @property
    def _stored(self) -> Object:
        return self._context.world.git.objects[self._entry.oid]
