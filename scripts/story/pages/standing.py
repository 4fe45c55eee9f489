"""What a page says of an issue or pull request at a glance: its state, its counts, its people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.story.pages.conversation import FileDiff, Happening
from tests.github.records import Comment, Issue, PullRequest, Text, Ticket, User

BOT = "[bot]"


EMOJI = {"THUMBS_UP": "👍", "HOORAY": "🎉", "HEART": "❤️", "ROCKET": "🚀"}


@dataclass(frozen=True)
class State:
    """A word, and the colour that GitHub gives it."""

    word: str
    tone: str


def state(ticket: Issue | PullRequest) -> State:
    """Return the state as GitHub shows it beside the title."""
    if not ticket.closed:
        return State("Open", "open")
    if isinstance(ticket, Issue):
        return State("Closed", "unplanned" if ticket.state_reason == "NOT_PLANNED" else "merged")
    return State("Merged", "merged") if ticket.merged_at else State("Closed", "closed")


@dataclass(frozen=True)
class Counts:
    """The numbers in the tabs of a pull request; commits do not count as said."""

    said: int
    files: int
    additions: int
    deletions: int


def counts(said: Sequence[Happening], diffs: Sequence[FileDiff]) -> Counts:
    """Return the numbers in the tabs of a pull request."""
    return Counts(
        sum(happening.kind != "commit" for happening in said),
        len(diffs),
        sum(diff.additions for diff in diffs),
        sum(diff.deletions for diff in diffs),
    )


def reviewers(pull: PullRequest) -> list[User]:
    """Return those who left a review and are not asked for another."""
    reviewed = dict.fromkeys(review.author for review in pull.reviews)
    return [user for user in reviewed if user != pull.author and user not in pull.requested]


def reactions(text: Text) -> list[tuple[str, int]]:
    """Return the emoji below a text, each with how many gave it."""
    given = Counter(reaction.content for reaction in text.reactions)
    return [(EMOJI.get(content, content.lower()), count) for content, count in given.items()]


def done(issue: Issue) -> int:
    """Return how many of the sub-issues are closed."""
    return sum(sub.closed for sub in issue.sub_issues)


def comments(ticket: Ticket) -> tuple[list[Comment], list[Comment]]:
    """Return what was said until a ticket was closed, and what was said after."""
    closed = ticket.closed_at
    until = [one for one in ticket.comments if not closed or one.created_at <= closed]
    return until, ticket.comments[len(until) :]


def reason(issue: Issue) -> str:
    """Return as what an issue was closed."""
    return (issue.state_reason or "completed").lower().replace("_", " ")


def name(login: str) -> str:
    """Return a login as GitHub shows it, which leaves a bot's suffix out."""
    return login.removesuffix(BOT)


def is_bot(login: str) -> bool:
    """Whether a login is that of an app."""
    return login.endswith(BOT)
