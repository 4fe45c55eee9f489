"""Git as far as GitHub shows it: content-addressed blobs, trees, commits, and branches."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha1

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Blob:
    """The bytes of a file under their hash."""

    oid: str
    content: bytes


@dataclass(frozen=True)
class Entry:
    """One name in a folder; ``mode`` is git's, as an octal string."""

    name: str
    mode: str
    kind: str
    oid: str


@dataclass(frozen=True)
class Tree:
    """A folder, its entries in git's order."""

    oid: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Signature:
    """Who made a commit, and when."""

    name: str
    email: str
    at: datetime

    def __str__(self) -> str:
        """Return the signature as git writes it into a commit."""
        return f"{self.name} <{self.email}> {int(self.at.timestamp())} +0000"


@dataclass(frozen=True)
class Commit:
    """A commit with all its files by path."""

    oid: str
    tree: str
    parents: tuple[str, ...]
    message: str
    author: Signature
    files: Files = field(repr=False)

    @property
    def headline(self) -> str:
        """Return the first line of the message."""
        return self.message.partition("\n")[0]


Object = Blob | Tree | Commit


def digest(kind: str, content: bytes) -> str:
    """Return git's SHA-1 of an object."""
    return sha1(f"{kind} {len(content)}\0".encode() + content, usedforsecurity=False).hexdigest()


@dataclass
class Git:
    """All objects, and the refs by full name (``refs/heads/main``)."""

    objects: dict[str, Object] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)

    def commit(
        self, files: Files, message: str, parents: tuple[str, ...], author: Signature
    ) -> Commit:
        """Store a commit of these files; no ref moves."""
        tree = self._tree(files)
        lines = [f"tree {tree}", *(f"parent {parent}" for parent in parents)]
        lines += [f"author {author}", f"committer {author}", "", message]
        oid = digest("commit", "\n".join(lines).encode())
        commit = Commit(oid, tree, parents, message, author, dict(files))
        self.objects[oid] = commit
        return commit

    def find_commit(self, oid: str) -> Commit | None:
        """Return the commit of an object id, or None if that is not a commit."""
        found = self.objects.get(oid)
        return found if isinstance(found, Commit) else None

    def at(self, oid: str) -> Commit:
        """Return a commit that must be there."""
        commit = self.find_commit(oid)
        if commit is None:
            raise LookupError(f"no commit {oid}")
        return commit

    def branch(self, name: str) -> Commit | None:
        """Return the commit at the tip of a branch, or None without such a branch."""
        oid = self.refs.get(f"refs/heads/{name}")
        return None if oid is None else self.at(oid)

    def resolve(self, expression: str, default_branch: str) -> Object | None:
        """Return what ``REVISION`` or ``REVISION:path`` names, or None."""
        revision, colon, path = expression.partition(":")
        commit = self.revision(revision, default_branch)
        if commit is None:
            return None
        return self.entry(commit, path) if colon else commit

    def revision(self, text: str, default_branch: str) -> Commit | None:
        """Return the commit of a branch, ref, (short) SHA or ``HEAD``, with ``^`` for parents."""
        name = text.rstrip("^")
        commit = self._named(name, default_branch)
        for _ in range(len(text) - len(name)):
            commit = self.at(commit.parents[0]) if commit and commit.parents else None
        return commit

    def _named(self, name: str, default_branch: str) -> Commit | None:
        if name == "HEAD":
            return self.branch(default_branch)
        for ref in (name, f"refs/{name}", f"refs/tags/{name}", f"refs/heads/{name}"):
            if ref in self.refs:
                return self.at(self.refs[ref])
        if not re.fullmatch(r"[0-9a-f]{7,40}", name):
            return None
        matches = [oid for oid in self.objects if oid.startswith(name)]
        return self.find_commit(matches[0]) if len(matches) == 1 else None

    def entry(self, commit: Commit, path: str) -> Object | None:
        """Return the file or folder at a path of a commit; the empty path is its root."""
        found: Object | None = self.objects[commit.tree]
        for name in filter(None, path.split("/")):
            entries = found.entries if isinstance(found, Tree) else ()
            oid = next((entry.oid for entry in entries if entry.name == name), None)
            found = None if oid is None else self.objects[oid]
        return found

    def ancestors(self, oid: str) -> list[str]:
        """Return a commit and all that led to it, newest first."""
        seen: dict[str, Commit] = {}
        open_ends = [oid]
        while open_ends:
            current = open_ends.pop()
            if current not in seen:
                seen[current] = self.at(current)
                open_ends.extend(seen[current].parents)
        return sorted(seen, key=lambda known: seen[known].author.at, reverse=True)

    def between(self, base: str, head: str) -> list[Commit]:
        """Return the commits of ``head`` that ``base`` lacks, oldest first."""
        known = set(self.ancestors(base))
        return [self.at(oid) for oid in reversed(self.ancestors(head)) if oid not in known]

    def merge_base(self, one: str, other: str) -> Commit | None:
        """Return the newest commit that both have."""
        known = set(self.ancestors(other))
        return next((self.at(oid) for oid in self.ancestors(one) if oid in known), None)

    def _tree(self, files: Files) -> str:
        folders: dict[str, dict[str, bytes]] = {}
        entries = []
        for path, content in files.items():
            name, slash, rest = path.partition("/")
            if slash:
                folders.setdefault(name, {})[rest] = content
            else:
                entries.append(Entry(name, "100644", "blob", self._blob(content)))
        entries += [Entry(name, "40000", "tree", self._tree(f)) for name, f in folders.items()]
        return self._store_tree(sorted(entries, key=_git_order))

    def _blob(self, content: bytes) -> str:
        oid = digest("blob", content)
        self.objects.setdefault(oid, Blob(oid, content))
        return oid

    def _store_tree(self, entries: Iterable[Entry]) -> str:
        ordered = tuple(entries)
        oid = digest("tree", b"".join(_tree_lines(ordered)))
        self.objects.setdefault(oid, Tree(oid, ordered))
        return oid


def _git_order(entry: Entry) -> str:
    return entry.name + ("/" if entry.kind == "tree" else "")


def _tree_lines(entries: Iterable[Entry]) -> Iterator[bytes]:
    for entry in entries:
        yield f"{entry.mode} {entry.name}\0".encode() + bytes.fromhex(entry.oid)
