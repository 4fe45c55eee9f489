"""In which state issues and pull requests are, and what has become of them since."""

from dataclasses import dataclass, field
from datetime import datetime

from tests.github.records import Issue, PullRequest
from tests.github.world import World

CLERK = "github-actions[bot]"


@dataclass(frozen=True)
class State:
    """A word, and the colour that GitHub gives it."""

    word: str
    tone: str


@dataclass(frozen=True)
class Turn:
    """Somebody has brought an issue or a pull request into another state."""

    number: int
    before: State | None
    now: State
    by: str
    at: datetime


def state(ticket: Issue | PullRequest) -> State:
    """Return the state as GitHub shows it beside the title, and as what it was closed."""
    if isinstance(ticket, PullRequest):
        if ticket.merged_at:
            return State("Merged", "merged")
        return State("Closed", "closed") if ticket.closed else State("Open", "open")
    if not ticket.closed:
        return State("Reopened" if ticket.state_reason == "REOPENED" else "Open", "open")
    if ticket.state_reason == "NOT_PLANNED":
        return State("Closed as not planned", "unplanned")
    return State("Closed as completed", "merged")


@dataclass
class Turns:
    """Keeps what has become of everything, from one look to the next."""

    made: list[Turn] = field(default_factory=list)
    _known: dict[int, State] = field(default_factory=dict)

    def look(self, world: World, by: str = CLERK) -> None:
        """Keep what is in another state than at the last look, which somebody has done."""
        for number, ticket in world.tickets.items():
            assert isinstance(ticket, Issue | PullRequest)
            now, before = state(ticket), self._known.get(number)
            if now != before:
                who = ticket.closed_by.login if ticket.closed_by else by
                self.made.append(Turn(number, before, now, who, ticket.closed_at or world.now))
                self._known[number] = now
