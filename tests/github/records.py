"""The things that GitHub keeps, as plain records; only deeds change them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Permission = Literal["admin", "maintain", "write", "triage", "read", "none"]
Verdict = Literal["COMMENTED", "APPROVED", "CHANGES_REQUESTED"]
Standing = Verdict | Literal["DISMISSED"]
MAY_WRITE: frozenset[Permission] = frozenset({"admin", "maintain", "write"})
MAY_TRIAGE: frozenset[Permission] = MAY_WRITE | {"triage"}


@dataclass(eq=False, kw_only=True)
class Record:
    """Anything with an id; two records are equal only when they are the same one."""

    node_id: str
    database_id: int
    created_at: datetime
    updated_at: datetime


@dataclass(eq=False, kw_only=True)
class User(Record):
    """A person or a bot; ``login`` is REST's, with ``[bot]`` at the end of a bot's."""

    login: str
    name: str | None
    permission: Permission

    @property
    def collaborator(self) -> bool:
        """Tell whether the repository knows this user as one of its own."""
        return self.permission != "none"

    @property
    def email(self) -> str:
        """Return the address that commits of this user carry."""
        return f"{self.database_id}+{self.login}@users.noreply.github.com"


@dataclass(eq=False, kw_only=True)
class Bot(User):
    """An app that acts, the workflow's token among them."""


@dataclass(eq=False, kw_only=True)
class Label(Record):
    """A label of the repository; ``color`` is six hexadecimal digits."""

    name: str
    color: str
    description: str | None


@dataclass(eq=False, kw_only=True)
class Reaction(Record):
    """One user's emoji on a text."""

    content: str
    author: User


@dataclass(frozen=True)
class Version:
    """What one edit of a text has made of it, or what was written first."""

    node_id: str
    body: str
    editor: User
    edited_at: datetime


@dataclass(eq=False, kw_only=True)
class Text(Record):
    """Anything written by somebody, with its edits and reactions.

    ``versions`` are the texts that an edited one has had, newest first, as GitHub lists them [rep].
    """

    author: User
    body: str
    editor: User | None = None
    versions: tuple[Version, ...] = ()
    last_edited_at: datetime | None = None
    minimized_reason: str | None = None
    reactions: list[Reaction] = field(default_factory=list)

    @property
    def edits(self) -> int:
        """Count how often it was edited."""
        return max(len(self.versions) - 1, 0)


@dataclass(eq=False, kw_only=True)
class Assignment(Record):
    """One change of who is assigned, and by whom; times are to the second."""

    ticket: "Ticket"
    actor: User
    assignee: User


@dataclass(eq=False, kw_only=True)
class Assigned(Assignment):
    """Somebody was assigned."""


@dataclass(eq=False, kw_only=True)
class Unassigned(Assignment):
    """Somebody was freed."""


@dataclass(eq=False, kw_only=True)
class Ticket(Text):
    """What issues and pull requests share, their numbers included."""

    number: int
    title: str
    labels: list[Label] = field(default_factory=list)
    assignees: list[User] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    comments: list["Comment"] = field(default_factory=list)
    closed_at: datetime | None = None
    closed_by: User | None = None

    @property
    def closed(self) -> bool:
        """Tell whether it is closed, for whatever reason."""
        return self.closed_at is not None


@dataclass(eq=False, kw_only=True)
class Issue(Ticket):
    """An issue; ``state_reason`` is in GraphQL's capitals, ``field_values`` go by a field's id."""

    state_reason: str | None = None
    duplicate_of: int | None = None
    parent: "Issue | None" = None
    sub_issues: list["Issue"] = field(default_factory=list)
    pinned: bool = False
    issue_type: "IssueType | None" = None
    field_values: dict[str, str] = field(default_factory=dict)


@dataclass(eq=False, kw_only=True)
class IssueType(Record):
    """What kinds of issues there are."""

    name: str
    enabled: bool = True


@dataclass(eq=False, kw_only=True)
class FieldOption(Record):
    """One of several that can be chosen in a field."""

    name: str


@dataclass(eq=False, kw_only=True)
class IssueField(Record):
    """A field of issues; only one to choose in has options."""

    name: str
    options: list[FieldOption] = field(default_factory=list)


@dataclass(eq=False, kw_only=True)
class DateField(IssueField):
    """A field for a day."""


@dataclass(eq=False, kw_only=True)
class SelectField(IssueField):
    """A field in which one option is chosen."""


@dataclass(eq=False, kw_only=True)
class TextField(IssueField):
    """A field for words."""


@dataclass(frozen=True)
class FieldValue:
    """What an issue says in a field."""

    field: IssueField
    value: str


@dataclass(frozen=True)
class DateValue(FieldValue):
    """A day."""


@dataclass(frozen=True)
class SelectValue(FieldValue):
    """An option, by its name."""


@dataclass(eq=False, kw_only=True)
class ProjectField(Record):
    """A field of a project; ``kind`` is GraphQL's word for what it holds."""

    name: str
    kind: str


@dataclass(eq=False, kw_only=True)
class ProjectChoice(ProjectField):
    """A field in which one option is chosen."""


@dataclass(eq=False, kw_only=True)
class ProjectItem(Record):
    """An issue in a project; ``days`` go by a date field's id."""

    project: "Project"
    content: Issue
    days: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ProjectDay:
    """What an item says in a date field."""

    item: ProjectItem
    field: ProjectField
    day: str


@dataclass(eq=False, kw_only=True)
class Project(Record):
    """A project of an organisation or a person."""

    owner: str
    number: int
    fields: list[ProjectField] = field(default_factory=list)
    items: list[ProjectItem] = field(default_factory=list)

    def day_of(self, number: int, name: str) -> str | None:
        """Return the day that the item of an issue has in a field."""
        ids = {one.node_id for one in self.fields if one.name == name}
        said = (item.days for item in self.items if item.content.number == number)
        return next((day for days in said for at, day in days.items() if at in ids), None)


@dataclass(eq=False, kw_only=True)
class PullRequest(Ticket):
    """A pull request; ``head_oid`` outlives its branch, which may be in somebody's ``fork``."""

    head: str
    base: str
    head_oid: str
    base_oid: str
    draft: bool = False
    fork: "User | None" = None
    merged_at: datetime | None = None
    merged_by: User | None = None
    merge_oid: str | None = None
    requested: list[User] = field(default_factory=list)
    reviews: list["Review"] = field(default_factory=list)
    threads: list["Thread"] = field(default_factory=list)


@dataclass(eq=False, kw_only=True)
class Comment(Text):
    """A comment below an issue or a pull request."""

    ticket: Ticket


@dataclass(eq=False, kw_only=True)
class Review(Text):
    """One submitted review; its line comments know it."""

    pull: PullRequest
    state: Standing
    commit_oid: str


@dataclass(eq=False, kw_only=True)
class Thread(Record):
    """Comments on a line; ``line`` is None once a later commit changed that line.

    Those on a whole file have no line at all.
    """

    pull: PullRequest
    path: str
    original_line: int | None
    original_start_line: int | None
    original_oid: str
    diff_hunk: str
    line: int | None
    start_line: int | None
    comments: list["LineComment"] = field(default_factory=list)
    resolved_by: User | None = None

    @property
    def outdated(self) -> bool:
        """Tell whether the commented line is no longer as it was."""
        return self.line is None and not self.whole_file

    @property
    def whole_file(self) -> bool:
        """Tell whether it is about no line in particular."""
        return self.original_line is None


@dataclass(eq=False, kw_only=True)
class LineComment(Text):
    """A comment in a review thread; only the first has no ``reply_to``, which may be deleted."""

    thread: Thread
    review: Review
    reply_to: "LineComment | None" = None
