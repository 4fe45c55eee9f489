"""What can come instead of an answer, and whether the same may be sent again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from action.errors import Letter, ReviewError
from action.wire.reply import Hole

LONGEST: Final = 300
"""Characters of a text from outside that a letter shows."""


class LostAnswerError(Exception):
    """Nobody knows whether it was done: no answer came, or one that says nothing.

    `foreign`: something came that GitHub does not say, so it may be a proxy's.
    """

    def __init__(self, what: str, *, foreign: bool = False) -> None:
        """Say what came, as the end of a sentence."""
        super().__init__(what)
        self.what = what
        self.foreign = foreign


class NotReachedError(LostAnswerError):
    """Nothing was sent: nobody could be reached at the address."""


class BusyError(Exception):
    """Nothing was done, and GitHub asks for patience: for so many seconds, where it says so."""

    def __init__(self, said: str, seconds: float | None = None) -> None:
        """Keep what GitHub said, and for how long it asks."""
        super().__init__(said)
        self.said = said
        self.seconds = seconds


def quoted(said: object) -> str:
    """What somebody outside said, for a letter: one line, not long, and nothing but text."""
    if not isinstance(said, str) or not said.strip():
        return "nothing that can be read"
    line = " ".join(said.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def limited(said: str = "") -> ReviewError:
    """The limit of requests is reached, and the next run goes on: nobody has to do anything."""
    told = f"; it said: {quoted(said)}" if said else ""
    return ReviewError(
        Letter(
            "GitHub's limit of requests is reached",
            f"the next event or the schedule continues from here, and nothing is lost{told}",
            serious=False,
        ),
        reason="rate-limited",
    )


def unanswered(url: str, lost: LostAnswerError) -> ReviewError:
    """A question that was asked several times, and no answer came that can be used."""
    if lost.foreign:
        return ReviewError(
            Letter(
                f"The answer from {url} did not come from GitHub: {lost.what}",
                "a proxy or a firewall may have sent it: allow requests to this address, then run"
                " the workflow again; nothing is lost",
            ),
            reason="not-from-github",
        )
    return ReviewError(
        Letter(
            f"GitHub at {url} does not answer: {lost.what}",
            "check its status page and run the workflow again; nothing is lost",
        ),
        reason="github-unreachable",
    )


class PartError(ReviewError):
    """A part of GitHub's answer is missing that was asked for, or is of another kind.

    `ids` are the incidents that it concerns alone; without any it concerns everybody.
    """

    def __init__(self, lacks: Sequence[Hole], ids: Iterable[str] = ()) -> None:
        """Keep what the answer lacks, and for whom."""
        super().__init__(
            half("Something is missing in GitHub's answer", lacks), reason="half-answer"
        )
        self.lacks = tuple(lacks)
        self.ids = tuple(dict.fromkeys(ids))

    def concerning(self, whose: Callable[[Hole], Iterable[str]]) -> PartError:
        """The same, knowing whose part each is; what is nobody's own concerns everybody."""
        owners = [tuple(whose(lack)) for lack in self.lacks]
        ids = (ident for some in owners for ident in some) if all(owners) else ()
        return self if self.ids else PartError(self.lacks, ids)

    def about(self, ident: str) -> Letter:
        """The letter to those who wait for this review."""
        return half(
            f"Something is missing in GitHub's answer, so the review of {ident} waits", self.lacks
        )


def half(what: str, lacks: Sequence[Hole]) -> Letter:
    """What an answer lacks first of all, as a letter."""
    return Letter(
        f"{what}: {lacks[0]}",
        "run the workflow again; if this happens again, check GitHub's status page",
    )
