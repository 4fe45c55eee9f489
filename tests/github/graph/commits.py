"""Commits in GraphQL, and what led to them."""

from datetime import UTC, datetime
from typing import Any, Final, Unpack

from tests.github.diff import changes
from tests.github.git import Commit, Signature, Tree
from tests.github.graph.git import EntryView, ObjectView, Placed
from tests.github.graph.pages import Connection, Page
from tests.github.graph.view import View

BEFORE_ALL: Final = datetime.min.replace(tzinfo=UTC)
AFTER_ALL: Final = datetime.max.replace(tzinfo=UTC)


class ActorView(View[Signature], sees=Signature):
    """Who made a commit."""

    typename = "GitActor"

    @property
    def name(self) -> str:
        """Return the name in the commit."""
        return self._record.name

    @property
    def email(self) -> str:
        """Return the address in the commit."""
        return self._record.email

    @property
    def date(self) -> datetime:
        """Return when the commit was made."""
        return self._record.at

    @property
    def user(self) -> Any:
        """Return the account with that address; bots are no users."""
        users = self._context.world.users.values()
        return self._see(next((u for u in users if u.email == self._record.email), None))


class CommitView(ObjectView[Commit], sees=Commit):
    """A commit."""

    typename = "Commit"

    @property
    def message(self) -> str:
        """Return the whole message."""
        return self._record.message

    @property
    def message_headline(self) -> str:
        """Return the message's first line."""
        return self._record.headline

    @property
    def message_body(self) -> str:
        """Return the message without its first line."""
        return self._record.message.partition("\n")[2].lstrip("\n")

    @property
    def committed_date(self) -> datetime:
        """Return when it was made."""
        return self._record.author.at

    @property
    def authored_date(self) -> datetime:
        """Return when it was made."""
        return self._record.author.at

    @property
    def author(self) -> Any:
        """Return who made it."""
        return self._see(self._record.author)

    @property
    def committer(self) -> Any:
        """Return who made it."""
        return self._see(self._record.author)

    @property
    def url(self) -> str:
        """Return its page."""
        home = self._context.site.repository(self._context.world)
        return f"{home}/commit/{self._record.oid}"

    @property
    def tree(self) -> Any:
        """Return its root folder."""
        tree = self._context.world.git.objects[self._record.tree]
        return self._see(Placed(tree, "") if isinstance(tree, Tree) else tree)

    @property
    def changed_files_if_available(self) -> int:
        """Return how many files it changed against its first parent."""
        parents = [self._context.world.git.at(oid) for oid in self._record.parents[:1]]
        return len(changes(parents[0].files if parents else {}, self._record.files))

    def parents(self, **page: Unpack[Page]) -> Connection:
        """Return the commits before it."""
        git = self._context.world.git
        return self._page([git.at(oid) for oid in self._record.parents], page)

    def file(self, path: str) -> EntryView | None:
        """Return what a path names in it: a file or a folder [spec], or None."""
        folder, _, name = path.rpartition("/")
        tree = self._context.world.git.entry(self._record, folder)
        known = {entry.name: entry for entry in tree.entries} if isinstance(tree, Tree) else {}
        return EntryView(self._context, (known[name], path)) if name in known else None

    def history(
        self,
        path: str | None = None,
        since: str | None = None,
        until: str | None = None,
        **page: Unpack[Page],
    ) -> Connection:
        """Return it and what led to it, newest first, of one path and one span if asked [spec]."""
        git = self._context.world.git
        first = datetime.fromisoformat(since) if since else BEFORE_ALL
        last = datetime.fromisoformat(until) if until else AFTER_ALL
        commits = [git.at(oid) for oid in git.ancestors(self._record.oid)]
        span = [c for c in commits if first <= c.author.at <= last]
        return self._page([c for c in span if path is None or self._touches(c, path)], page)

    def _touches(self, commit: Commit, path: str) -> bool:
        git = self._context.world.git
        parents = [git.at(oid) for oid in commit.parents]
        now = git.entry(commit, path)
        return all(git.entry(parent, path) != now for parent in parents) and bool(parents or now)
