"""Assignees, and the memory of who assigned or freed whom, and when."""

from collections.abc import Iterable, Sequence

from tests.github import rules
from tests.github.records import MAY_TRIAGE, Assigned, Assignment, Bot, Ticket, Unassigned, User
from tests.github.world import World

MOST_ASSIGNEES = 10

Change = tuple[type[Assignment], User]


def add_assignees(world: World, by: User, ticket: Ticket, users: Iterable[User]) -> None:
    """Assign people; who cannot be, or comes after the tenth, is left out in silence [spec]."""
    ticket.updated_at = world.advance()
    assign(world, by, ticket, users)


def set_assignees(world: World, by: User, ticket: Ticket, users: Iterable[User]) -> None:
    """Replace all assignees, with the same silence; who stays is not assigned anew."""
    wanted = list(filter(assignable, users))
    ticket.updated_at = world.advance()
    _free(world, by, ticket, [user for user in ticket.assignees if user not in wanted])
    assign(world, by, ticket, wanted)
    ticket.assignees.sort(key=wanted.index)


def remove_assignees(world: World, by: User, ticket: Ticket, users: Iterable[User]) -> None:
    """Free people of an issue or a pull request."""
    ticket.updated_at = world.advance()
    _free(world, by, ticket, users)


def reassign(world: World, by: User, ticket: Ticket, changes: Sequence[Change]) -> None:
    """Save several changes of the sidebar at once: all in one second, in this order [rep]."""
    if by.permission not in MAY_TRIAGE:
        raise rules.MAY_NOT_ASSIGN.broken()
    _check_offered(ticket, changes)
    ticket.updated_at = world.advance()
    for kind, user in changes:
        if kind is Assigned:
            assign(world, by, ticket, [user])
        else:
            _free(world, by, ticket, [user])


def assignable(user: User) -> bool:
    """Tell whether the repository may assign somebody; bots and strangers it may not."""
    return user.collaborator and not isinstance(user, Bot)


def assign(world: World, by: User, ticket: Ticket, users: Iterable[User]) -> None:
    """Assign people as part of another deed; whoever is assigned already makes no event."""
    for user in filter(assignable, users):
        if user not in ticket.assignees and len(ticket.assignees) < MOST_ASSIGNEES:
            ticket.assignees.append(user)
            _remember(world, by, ticket, Assigned, user)


def _check_offered(ticket: Ticket, changes: Sequence[Change]) -> None:
    added = [user for kind, user in changes if kind is Assigned]
    freed = [user for kind, user in changes if kind is Unassigned]
    wrong = [user for user in added if user in ticket.assignees or not assignable(user)]
    wrong += [user for user in freed if user not in ticket.assignees]
    if wrong or len(ticket.assignees) + len(added) - len(freed) > MOST_ASSIGNEES:
        names = ", ".join(user.login for user in wrong) or "any more people"
        raise LookupError(f"the sidebar of #{ticket.number} does not offer this for {names}")


def _free(world: World, by: User, ticket: Ticket, users: Iterable[User]) -> None:
    for user in users:
        if user in ticket.assignees:
            ticket.assignees.remove(user)
            _remember(world, by, ticket, Unassigned, user)


def _remember(
    world: World, by: User, ticket: Ticket, kind: type[Assignment], assignee: User
) -> None:
    birth = world.born(kind.__name__)
    made = kind(**birth, ticket=ticket, actor=by, assignee=assignee)
    ticket.assignments.append(world.keep(made))
