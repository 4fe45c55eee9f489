"""Issues, labels and sub-issues."""

from collections.abc import Iterable, Mapping

from tests.github import rules
from tests.github.deeds.assignees import assign
from tests.github.deeds.texts import checked_body, checked_title
from tests.github.records import Issue, IssueType, Label, Ticket, User
from tests.github.world import World

MOST_PINNED = 3
MOST_SUB_ISSUES = 100
HEX = frozenset("0123456789abcdef")


def create_issue(
    world: World,
    by: User,
    title: str,
    body: str,
    *,
    labels: Iterable[Label] = (),
    assignees: Iterable[User] = (),
    parent: Issue | None = None,
    issue_type: IssueType | None = None,
    field_values: Mapping[str, str] | None = None,
) -> Issue:
    """Open an issue; nothing keeps a second one with the same title from being opened."""
    checked_title(title)
    checked_body(body)
    if parent is not None:
        _check_room(parent)
    world.advance()
    issue = Issue(
        **world.born("Issue"), author=by, title=title, body=body, number=world.next_number()
    )
    world.tickets[issue.number] = world.keep(issue)
    issue.labels = list(dict.fromkeys(labels))
    issue.issue_type, issue.field_values = issue_type, dict(field_values or {})
    assign(world, by, issue, assignees)
    if parent is not None:
        _adopt(parent, issue)
    return issue


def rename(world: World, ticket: Ticket, title: str) -> None:
    """Give an issue or a pull request another title."""
    ticket.title = checked_title(title)
    ticket.updated_at = world.advance()


def close_issue(world: World, by: User, issue: Issue, reason: str) -> None:
    """Close an issue for COMPLETED, NOT_PLANNED or DUPLICATE."""
    issue.closed_at = issue.updated_at = world.advance()
    issue.closed_by = by
    issue.state_reason = reason


def reopen_issue(world: World, issue: Issue) -> None:
    """Open a closed issue again."""
    issue.updated_at = world.advance()
    issue.closed_at = issue.closed_by = None
    issue.state_reason = "REOPENED"


def delete_issue(world: World, issue: Issue) -> None:
    """Take an issue away for good; its number is not used again."""
    world.advance()
    del world.tickets[issue.number]
    world.forget([issue, *issue.comments, *issue.assignments])
    if issue.parent is not None:
        issue.parent.sub_issues.remove(issue)
    for child in issue.sub_issues:
        child.parent = None


def pin_issue(world: World, issue: Issue, pinned: bool) -> None:
    """Pin an issue to the top of the list, or unpin it; three fit [docs]."""
    others = sum(other.pinned for other in world.issues() if other is not issue)
    if pinned and others >= MOST_PINNED:
        raise rules.TOO_MANY_PINNED.broken()
    world.advance()
    issue.pinned = pinned


# --- labels --------------------------------------------------------------------------------


def find_label(world: World, name: str) -> Label:
    """Return a label by name; capitals make no difference."""
    if name.lower() not in world.labels:
        raise rules.NOT_FOUND.broken()
    return world.labels[name.lower()]


def create_label(world: World, name: str, color: str, description: str | None) -> Label:
    """Add a label to the repository, if no other has its name."""
    if name.lower() in world.labels:
        raise rules.LABEL_EXISTS.broken(field="name")
    _check_label(color, description)
    world.advance()
    label = Label(**world.born("Label"), name=name, color=color, description=description)
    world.labels[name.lower()] = world.keep(label)
    return label


def update_label(
    world: World, label: Label, *, name: str | None, color: str | None, description: str | None
) -> None:
    """Change what is given of a label."""
    color = label.color if color is None else color
    description = label.description if description is None else description
    _check_label(color, description)
    if name is not None and world.labels.get(name.lower(), label) is not label:
        raise rules.LABEL_EXISTS.broken(field="name")
    label.updated_at = world.advance()
    del world.labels[label.name.lower()]
    label.name = label.name if name is None else name
    label.color, label.description = color, description
    world.labels[label.name.lower()] = label


def add_labels(world: World, ticket: Ticket, labels: Iterable[Label]) -> None:
    """Put labels on an issue or a pull request."""
    ticket.updated_at = world.advance()
    ticket.labels = list(dict.fromkeys([*ticket.labels, *labels]))


def set_labels(world: World, ticket: Ticket, labels: Iterable[Label]) -> None:
    """Replace all labels of an issue or a pull request."""
    ticket.updated_at = world.advance()
    ticket.labels = list(dict.fromkeys(labels))


def remove_labels(world: World, ticket: Ticket, labels: Iterable[Label]) -> None:
    """Take labels off an issue or a pull request."""
    gone = set(labels)
    ticket.updated_at = world.advance()
    ticket.labels = [label for label in ticket.labels if label not in gone]


def _check_label(color: str, description: str | None) -> None:
    if len(color) != 6 or not set(color.lower()) <= HEX:
        raise rules.LABEL_COLOR.broken(field="color")
    if description is not None and len(description) > 100:
        raise rules.LABEL_TEXT_TOO_LONG.broken(field="description")


# --- sub-issues ----------------------------------------------------------------------------


def add_sub_issue(world: World, parent: Issue, child: Issue, *, replace: bool) -> None:
    """Put an issue below another; ``replace`` takes it from the parent it has."""
    _check_room(parent)
    if child in parent.sub_issues:
        raise rules.DUPLICATE_SUB_ISSUE.broken()
    if child is parent or parent.parent is child:
        raise rules.SUB_ISSUE_CYCLE.broken()
    if child.parent is not None and not replace:
        raise rules.HAS_PARENT.broken()
    world.advance()
    if child.parent is not None:
        child.parent.sub_issues.remove(child)
    _adopt(parent, child)


def remove_sub_issue(world: World, parent: Issue, child: Issue) -> None:
    """Take an issue out from below another."""
    if child not in parent.sub_issues:
        raise rules.NO_SUB_ISSUE.broken()
    world.advance()
    parent.sub_issues.remove(child)
    child.parent = None


def _check_room(parent: Issue) -> None:
    if len(parent.sub_issues) >= MOST_SUB_ISSUES:
        raise rules.TOO_MANY_SUB_ISSUES.broken()


def _adopt(parent: Issue, child: Issue) -> None:
    parent.sub_issues.append(child)
    child.parent = parent
