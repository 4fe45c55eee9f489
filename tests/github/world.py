"""All that the stand-in knows: one repository, its people, and a clock that only goes forward."""

import base64
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal, TypedDict, TypeVar

from tests.github import rules
from tests.github.git import Git, Signature
from tests.github.records import (
    Bot,
    Issue,
    IssueField,
    IssueType,
    Label,
    Permission,
    Project,
    ProjectChoice,
    ProjectField,
    PullRequest,
    Record,
    Ticket,
    User,
)

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
BOT = "github-actions[bot]"
KINDS = {
    "Assigned": "AE",
    "Bot": "BOT",
    "Comment": "IC",
    "FieldOption": "IFSSO",
    "DateField": "IFD",
    "Issue": "I",
    "IssueType": "IT",
    "Label": "LA",
    "LineComment": "PRRC",
    "Project": "PVT",
    "ProjectField": "PVTF",
    "ProjectItem": "PVTI",
    "PullRequest": "PR",
    "Reaction": "REA",
    "Review": "PRR",
    "SelectField": "IFSS",
    "TextField": "IFT",
    "Thread": "PRRT",
    "Unassigned": "UAE",
    "User": "U",
}
ALL_SCOPES = {"contents": "write", "issues": "write", "metadata": "read", "pull_requests": "write"}

Kept = TypeVar("Kept", bound=Record)


class Birth(TypedDict):
    """What every new record begins with."""

    node_id: str
    database_id: int
    created_at: datetime
    updated_at: datetime


@dataclass
class Settings:
    """The switches that a repository's owners set, and what the token may do.

    ``administers``: the token may see policies and switches; the workflow's own may not [docs].
    ``workflows_off``: why a workflow is not run, by its path.
    ``token_sets`` are "type" and "fields" of an issue: the workflow's token may not set fields
    [rep: github/gh-aw#42493]. An old Enterprise Server knows nothing of either.
    """

    private: bool = True
    issues: bool = True
    merge_commit: bool = True
    squash: bool = True
    rebase: bool = True
    review_required: bool = False
    conversations_resolved: Literal["", "protection", "ruleset"] = ""
    merged_branches_deleted: bool = False
    rules_shown: bool = True
    checks_required: tuple[str, ...] = ()
    own_branches_closed: bool = False
    archived: bool = False
    actions_may_open_pull_requests: bool = True
    actions_enabled: bool = True
    actions_allowed: Literal["all", "local_only", "selected"] = "all"
    actions_patterns: tuple[str, ...] = ()
    actions_pinned: bool = False
    workflows_off: Mapping[str, str] = field(default_factory=dict)
    administers: bool = False
    token_scopes: dict[str, str] = field(default_factory=lambda: dict(ALL_SCOPES))
    token_of: str = BOT
    token_sets: frozenset[str] = frozenset({"type"})
    knows_issue_types: bool = True


@dataclass(frozen=True)
class Access:
    """Another token: whose it is, what it may do, and in which repository, else in this one."""

    login: str
    scopes: dict[str, str]
    repository: str = ""


@dataclass
class World:
    """The repository ``owner/name`` with everything in it; picklable, so it can be put back.

    ``others`` are further repositories on the same GitHub, ``tokens`` are those that people have
    made, and ``projects`` are found by owner and number.
    """

    owner: str
    name: str
    default_branch: str = "main"
    settings: Settings = field(default_factory=Settings)
    git: Git = field(default_factory=Git)
    users: dict[str, User] = field(default_factory=dict)
    labels: dict[str, Label] = field(default_factory=dict)
    issue_types: list[IssueType] = field(default_factory=list)
    issue_fields: list[IssueField] = field(default_factory=list)
    tickets: dict[int, Ticket] = field(default_factory=dict)
    projects: dict[tuple[str, int], Project] = field(default_factory=dict)
    others: dict[str, "World"] = field(default_factory=dict)
    tokens: dict[str, Access] = field(default_factory=dict)
    nodes: dict[str, Record] = field(default_factory=dict)
    now: datetime = START
    last_id: int = 0
    last_number: int = 0
    dispatches: int = 0

    @property
    def moment(self) -> tuple[datetime, ...]:
        """Return a value that changes with every change anywhere."""
        return (self.now, *(other.now for other in self.others.values()))

    @property
    def full_name(self) -> str:
        """Return ``owner/name``."""
        return f"{self.owner}/{self.name}"

    @property
    def node_id(self) -> str:
        """Return the repository's own node id."""
        return "R_kgDO" + base64.urlsafe_b64encode(self.full_name.encode()).decode().rstrip("=")

    @property
    def bot(self) -> User:
        """Return whose token the program has: the workflow's own, a person's, or an app's."""
        return self.users[self.settings.token_of]

    @property
    def database_id(self) -> int:
        """Return the number by which REST knows the repository."""
        return 790_211_001

    def advance(self) -> datetime:
        """Let a second pass, as every write does, and return the new time."""
        self.now += timedelta(seconds=1)
        return self.now

    def next_number(self) -> int:
        """Return the next number of the sequence that issues and pull requests share."""
        self.last_number += 1
        return self.last_number

    def born(self, kind: str) -> Birth:
        """Return a new identity for a record of a kind, made now."""
        self.last_id += 1
        packed = struct.pack(">II", 0x2F1A, self.last_id)
        node_id = f"{KINDS[kind]}_kwDO{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"
        return Birth(
            node_id=node_id,
            database_id=1_400_000_000 + self.last_id * 7,
            created_at=self.now,
            updated_at=self.now,
        )

    def keep(self, record: Kept) -> Kept:
        """Make a new record findable by its node id, and return it."""
        self.nodes[record.node_id] = record
        return record

    def join(self, login: str, permission: Permission, name: str | None = None) -> User:
        """Return a user, known from now on with this permission."""
        known = self.users.get(login)
        if known is None:
            kind = Bot if login.endswith("[bot]") else User
            birth = self.born(kind.__name__)
            known = kind(**birth, login=login, name=name, permission=permission)
            self.users[login] = self.keep(known)
        known.permission = permission
        return known

    def beside(self, full_name: str) -> "World":
        """Return another repository, founded now if it is not there."""
        if full_name not in self.others:
            owner, _, name = full_name.partition("/")
            self.others[full_name] = found_world(owner, name, {"README.md": "# Beside\n"}, self.now)
        return self.others[full_name]

    def with_project(self, owner: str, number: int, **fields: str) -> Project:
        """Return a project with fields of these kinds, by their names."""
        project = Project(**self.born("Project"), owner=owner, number=number)
        for name, kind in fields.items():
            sort = ProjectChoice if kind == "SINGLE_SELECT" else ProjectField
            made = sort(**self.born("ProjectField"), name=name, kind=kind)
            project.fields.append(self.keep(made))
        self.projects[owner.lower(), number] = self.keep(project)
        return project

    def user(self, login: str) -> User:
        """Return a user by login, whatever its capitals."""
        for user in self.users.values():
            if user.login.lower() == login.lower():
                return user
        raise rules.NO_USER.broken(login=login)

    def node(self, node_id: str, kind: type[Kept]) -> Kept:
        """Return the record of a node id, which must be of a kind."""
        found = self.nodes.get(node_id)
        if not isinstance(found, kind):
            raise rules.NO_NODE.broken(id=node_id)
        return found

    def by_database_id(self, database_id: int, kind: type[Kept]) -> Kept:
        """Return the record that REST knows by this number."""
        for record in self.nodes.values():
            if isinstance(record, kind) and record.database_id == database_id:
                return record
        raise rules.NOT_FOUND.broken()

    def ticket(self, number: int) -> Ticket:
        """Return the issue or pull request of a number."""
        found = self.tickets.get(number)
        if found is None:
            raise rules.NO_TICKET.broken(what="issue or pull request", number=number)
        return found

    def issue(self, number: int) -> Issue:
        """Return the issue of a number."""
        found = self.tickets.get(number)
        if not isinstance(found, Issue):
            raise rules.NO_TICKET.broken(what="Issue", number=number)
        return found

    def pull(self, number: int) -> PullRequest:
        """Return the pull request of a number."""
        found = self.tickets.get(number)
        if not isinstance(found, PullRequest):
            raise rules.NO_TICKET.broken(what="PullRequest", number=number)
        return found

    def issues(self) -> list[Issue]:
        """Return all issues, oldest first."""
        return [ticket for ticket in self.tickets.values() if isinstance(ticket, Issue)]

    def pulls(self) -> list[PullRequest]:
        """Return all pull requests, oldest first."""
        return [ticket for ticket in self.tickets.values() if isinstance(ticket, PullRequest)]

    def sign(self, by: User) -> Signature:
        """Return a user's signature for a commit made now."""
        return Signature(by.name or by.login, by.email, self.now)

    def forget(self, records: Iterable[Record]) -> None:
        """Drop records from what can be found by node id."""
        for record in records:
            self.nodes.pop(record.node_id, None)


def found_world(owner: str, name: str, files: dict[str, str], start: datetime) -> World:
    """Return a new repository with one commit on its default branch, and the Actions bot."""
    world = World(owner, name, now=start)
    bot = world.join(BOT, "none")
    content = {path: text.encode() for path, text in files.items()}
    commit = world.git.commit(content, "Begin", (), world.sign(bot))
    world.git.refs[f"refs/heads/{world.default_branch}"] = commit.oid
    return world
