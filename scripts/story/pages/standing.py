"""What a page says of an issue or pull request at a glance: its state, its counts, its people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from scripts.story.pages.conversation import FileDiff, Happening
from scripts.story.states import Turn
from tests.github.records import Comment, Issue, PullRequest, Text, Ticket, User

BOT = "[bot]"


FILES = {
    "timeline.md": "Timeline",
    "incident.yml": "Incident file",
    "notes.md": "Notes",
    "review.md": "Record",
    "when.ics": "Calendar file",
    "incident-review.yml": "Settings",
    "findings.csv": "Findings",
}
EMOJI = {"THUMBS_UP": "👍", "HOORAY": "🎉", "HEART": "❤️", "ROCKET": "🚀"}


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


def talk(issue: Ticket, turns: Sequence[Turn]) -> list[Comment | Turn]:
    """Return what was said below an issue and what became of it, in the order of time."""
    said = ((one.created_at, 0, one) for one in issue.comments)
    became = ((one.at, 1, one) for one in turns if one.number == issue.number and one.before)
    every: list[tuple[datetime, int, Comment | Turn]] = [*said, *became]
    return [one for *_, one in sorted(every, key=itemgetter(0, 1))]


def what(ticket: Issue | PullRequest) -> str:
    """Return what an issue or a pull request is for."""
    if isinstance(ticket, Issue):
        kind = "Action issue" if ticket.parent else "Review issue"
    else:
        kind = "Findings pull request" if "findings" in ticket.head else "Timeline pull request"
    return f"{kind} #{ticket.number}"


def what_file(path: str) -> str:
    """Return what a file is for."""
    return FILES.get(path.rpartition("/")[2], path)


def name(login: str) -> str:
    """Return a login as GitHub shows it, which leaves a bot's suffix out."""
    return login.removesuffix(BOT)


def is_bot(login: str) -> bool:
    """Whether a login is that of an app."""
    return login.endswith(BOT)
