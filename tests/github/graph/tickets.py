"""Labels and issues in GraphQL, and what pull requests share with issues."""

from datetime import datetime
from typing import Any, TypeVar, Unpack

from tests.github.graph.fields import said_in
from tests.github.graph.pages import Connection, Order, Page, ordered
from tests.github.graph.texts import TextView
from tests.github.graph.timeline import Items, happened, without_counts
from tests.github.graph.view import View
from tests.github.records import Issue, IssueField, Label, Ticket, User

Numbered = TypeVar("Numbered", bound=Ticket)


class LabelView(View[Label], sees=Label):
    """A label."""

    typename = "Label"

    @property
    def id(self) -> str:
        """Return the node id."""
        return self._record.node_id

    @property
    def name(self) -> str:
        """Return the name."""
        return self._record.name

    @property
    def color(self) -> str:
        """Return the colour as six hexadecimal digits."""
        return self._record.color

    @property
    def description(self) -> str | None:
        """Return what the label means, if anybody wrote it down."""
        return self._record.description

    def issues(self, **asked: Any) -> Connection:
        """Return the issues with this label."""
        repository = self._see(self._context.world)
        found: Connection = repository.issues(**{**asked, "labels": [self._record.name]})
        return found


class TicketView(TextView[Numbered]):
    """What issues and pull requests share."""

    @property
    def number(self) -> int:
        """Return the number."""
        return self._record.number

    @property
    def title(self) -> str:
        """Return the title."""
        return self._record.title

    @property
    def closed(self) -> bool:
        """Tell whether it is closed, merged included."""
        return self._record.closed

    @property
    def closed_at(self) -> datetime | None:
        """Return when it was closed."""
        return self._record.closed_at

    @property
    def locked(self) -> bool:
        """Tell whether talking is stopped; the stand-in never locks."""
        return False

    @property
    def milestone(self) -> None:
        """Return the milestone; the stand-in has none."""

    def labels(self, order_by: Order | None = None, **page: Unpack[Page]) -> Connection:
        """Return the labels."""
        return self._page(ordered(self._record.labels, order_by), page)

    def assignees(self, **page: Unpack[Page]) -> Connection:
        """Return who is assigned."""
        return self._page(self._record.assignees, page)

    def participants(self, **page: Unpack[Page]) -> Connection:
        """Return who wrote or is assigned; bots are no users."""
        people = [self._record.author, *(c.author for c in self._record.comments)]
        users = [user for user in [*people, *self._record.assignees] if type(user) is User]
        return self._page(list(dict.fromkeys(users)), page)

    def comments(self, order_by: Order | None = None, **page: Unpack[Page]) -> Connection:
        """Return the comments, oldest first."""
        return self._page(ordered(self._record.comments, order_by), page)


class IssueView(TicketView[Issue], sees=Issue):
    """An issue."""

    typename = "Issue"

    @property
    def state(self) -> str:
        """Return OPEN or CLOSED."""
        return "CLOSED" if self._record.closed else "OPEN"

    def state_reason(self, enable_duplicate: bool = False) -> str | None:
        """Return why; DUPLICATE only for those who ask for it [spec]."""
        reason = self._record.state_reason
        return "NOT_PLANNED" if reason == "DUPLICATE" and not enable_duplicate else reason

    def timeline_items(
        self,
        item_types: list[str] | None = None,
        since: str | None = None,
        skip: int | None = None,
        **page: Unpack[Page],
    ) -> Items:
        """Return who was assigned and freed, oldest first; nothing else of the timeline is kept."""
        found = happened(self._record.assignments, item_types, since)
        return without_counts(self._page(found[skip or 0 :], page))

    @property
    def is_pinned(self) -> bool:
        """Tell whether it is pinned."""
        return self._record.pinned

    @property
    def issue_type(self) -> Any:
        """Return the type."""
        return self._see(self._record.issue_type)

    def issue_field_values(self, **page: Unpack[Page]) -> Connection:
        """Return what it says in fields."""
        node = self._context.world.node
        said = self._record.field_values.items()
        return self._page([said_in(node(at, IssueField), value) for at, value in said], page)

    @property
    def parent(self) -> Any:
        """Return the issue above."""
        return self._see(self._record.parent)

    def sub_issues(self, **page: Unpack[Page]) -> Connection:
        """Return the issues below."""
        return self._page(self._record.sub_issues, page)

    @property
    def sub_issues_summary(self) -> dict[str, int]:
        """Return how many of the issues below are done."""
        total = len(self._record.sub_issues)
        done = sum(child.closed for child in self._record.sub_issues)
        percent = round(100 * done / total) if total else 0
        return {"total": total, "completed": done, "percentCompleted": percent}
