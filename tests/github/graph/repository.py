"""The repository in GraphQL."""

from typing import Any, Unpack

from tests.github.deeds.assignees import assignable
from tests.github.git import Tree
from tests.github.graph.git import Branch, Placed
from tests.github.graph.listing import Asked, chosen
from tests.github.graph.pages import Connection, Order, Page, ordered
from tests.github.graph.projects import project_of
from tests.github.graph.view import View
from tests.github.records import User
from tests.github.world import World


class RepositoryView(View[World], sees=World):
    """The repository."""

    typename = "Repository"

    @property
    def id(self) -> str:
        """Return the node id."""
        return self._record.node_id

    @property
    def database_id(self) -> int:
        """Return REST's id."""
        return self._record.database_id

    @property
    def name(self) -> str:
        """Return the name without its owner."""
        return self._record.name

    @property
    def name_with_owner(self) -> str:
        """Return ``owner/name``."""
        return self._record.full_name

    @property
    def url(self) -> str:
        """Return its page."""
        return self._context.site.repository(self._record)

    @property
    def owner(self) -> "OwnerView":
        """Return whose it is."""
        return OwnerView(self._context, self._record)

    @property
    def is_private(self) -> bool:
        """Tell whether strangers may not see it."""
        return self._record.settings.private

    @property
    def visibility(self) -> str:
        """Return PRIVATE or PUBLIC."""
        return "PRIVATE" if self.is_private else "PUBLIC"

    @property
    def is_archived(self) -> bool:
        """Tell whether it is read-only."""
        return False

    @property
    def has_issues_enabled(self) -> bool:
        """Tell whether it has issues."""
        return self._record.settings.issues

    @property
    def merge_commit_allowed(self) -> bool:
        """Tell whether pull requests may be merged with a commit."""
        return self._record.settings.merge_commit

    @property
    def squash_merge_allowed(self) -> bool:
        """Tell whether pull requests may be squashed."""
        return self._record.settings.squash

    @property
    def rebase_merge_allowed(self) -> bool:
        """Tell whether pull requests may be rebased."""
        return self._record.settings.rebase

    @property
    def viewer_permission(self) -> str:
        """Return what the token may do: as much as it may do with contents."""
        return self._record.settings.token_scopes.get("contents", "read").upper()

    @property
    def default_branch_ref(self) -> Any:
        """Return the default branch."""
        return self.ref(f"refs/heads/{self._record.default_branch}")

    def assignable_users(self, query: str | None = None, **page: Unpack[Page]) -> Connection:
        """Return who can be assigned, by a part of the login or name if asked."""
        users = [user for user in self._record.users.values() if assignable(user)]
        return self._page([user for user in users if _called(user, query)], page)

    def issue_types(self, **page: Unpack[Page]) -> Connection:
        """Return the issue types, disabled ones too."""
        return self._page(self._record.issue_types, page)

    def issue_fields(self, **page: Unpack[Page]) -> Connection:
        """Return the issue fields."""
        return self._page(self._record.issue_fields, page)

    def labels(
        self, query: str | None = None, order_by: Order | None = None, **page: Unpack[Page]
    ) -> Connection:
        """Return the labels, by a part of the name or description if asked."""
        text = (query or "").lower()
        found = [
            label
            for label in self._record.labels.values()
            if text in f"{label.name} {label.description or ''}".lower()
        ]
        return self._page(ordered(found, order_by), page)

    def label(self, name: str) -> Any:
        """Return a label, or None; capitals make no difference."""
        return self._see(self._record.labels.get(name.lower()))

    def ref(self, qualified_name: str) -> Any:
        """Return a ref by full or short name, or None."""
        self._context.need("contents", "read")
        for ref in (qualified_name, f"refs/heads/{qualified_name}", f"refs/{qualified_name}"):
            if ref.startswith("refs/") and ref in self._record.git.refs:
                return self._see(Branch(ref, self._record.git.refs[ref]))
        return None

    def refs(
        self,
        ref_prefix: str,
        query: str | None = None,
        order_by: Order | None = None,
        direction: str | None = None,
        **page: Unpack[Page],
    ) -> Connection:
        """Return the refs below a prefix by name, by a part of the name if asked."""
        self._context.need("contents", "read")
        found = [
            Branch(ref, oid)
            for ref, oid in self._record.git.refs.items()
            if ref.startswith(ref_prefix) and (query or "") in ref.removeprefix(ref_prefix)
        ]
        by_name: Order = {"field": "ALPHABETICAL", "direction": direction or "ASC"}
        return self._page(ordered(found, order_by or by_name), page)

    def object(self, expression: str | None = None, oid: str | None = None) -> Any:
        """Return what git keeps under a hash or an expression, or None."""
        self._context.need("contents", "read")
        git = self._record.git
        if oid is not None:
            stored = git.objects.get(oid)
            return self._see(Placed(stored, "") if isinstance(stored, Tree) else stored)
        found = git.resolve(expression or "", self._record.default_branch)
        path = (expression or "").partition(":")[2]
        return self._see(Placed(found, path) if isinstance(found, Tree) else found)

    def issue(self, number: int) -> Any:
        """Return an issue."""
        self._context.need("issues", "read")
        return self._see(self._record.issue(number))

    def issue_or_pull_request(self, number: int) -> Any:
        """Return an issue or a pull request."""
        self._context.need("issues", "read")
        return self._see(self._record.ticket(number))

    def issues(
        self,
        labels: list[str] | None = None,
        states: list[str] | None = None,
        filter_by: Asked | None = None,
        order_by: Order | None = None,
        **page: Unpack[Page],
    ) -> Connection:
        """Return issues, oldest first unless asked; listings may lag."""
        self._context.need("issues", "read")
        issues = self._record.issues()
        listed = issues[: len(issues) - self._context.hidden]
        found = chosen(listed, filter_by or {}, labels=labels, states=states)
        return self._page(ordered(found, order_by), page)

    def pull_request(self, number: int) -> Any:
        """Return a pull request."""
        self._context.need("pull_requests", "read")
        return self._see(self._record.pull(number))

    def pull_requests(
        self,
        head_ref_name: str | None = None,
        base_ref_name: str | None = None,
        states: list[str] | None = None,
        labels: list[str] | None = None,
        order_by: Order | None = None,
        **page: Unpack[Page],
    ) -> Connection:
        """Return pull requests, oldest first unless asked; there is no index to lag."""
        self._context.need("pull_requests", "read")
        pulls = [
            pull
            for pull in self._record.pulls()
            if head_ref_name in (None, pull.head) and base_ref_name in (None, pull.base)
        ]
        found = chosen(pulls, {}, labels=labels, states=states)
        return self._page(ordered(found, order_by), page)


class OwnerView(View[World]):
    """The organisation or person that the repository belongs to."""

    typename = "Organization"

    @property
    def id(self) -> str:
        """Return the node id."""
        return f"O_{self._record.node_id}"

    @property
    def login(self) -> str:
        """Return the first half of ``owner/name``."""
        return self._record.owner

    @property
    def url(self) -> str:
        """Return its page."""
        return f"{self._context.site.server}/{self._record.owner}"

    def project_v2(self, number: int) -> Any:
        """Return one of its projects."""
        return self._see(project_of(self._context, self.login, number))


def _called(user: User, query: str | None) -> bool:
    return (query or "").lower() in f"{user.login} {user.name or ''}".lower()
