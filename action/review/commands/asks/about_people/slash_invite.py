"""`/invite @kim`, `/invite @kim @pat should`: people come besides those whom the rules name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from action.review.commands.answering import Help, ReplyLine, as_given
from action.review.commands.asks.ask import Ask, Invite
from action.review.commands.asks.named import NobodyNamed, login_in, unfit_word
from action.review.commands.asks.row import AskRow
from action.review.commands.command import Command
from action.review.people.need import Need

EXAMPLE: Final = "/invite @login must"
MOST_INVITED: Final = 10
"""People whom one command invites."""
_NEEDS: Final = {need.value: need for need in Need}
_BETWEEN: Final = ("and", "&", "", "please", "pls", "plz", "thanks", "thx")
"""What people put between names and around them; with an @ it is a login like any other."""


@dataclass(frozen=True, slots=True)
class SlashInvite(Help):
    """Somebody else comes, too."""


@dataclass(frozen=True, slots=True)
class TooManyInvited(ReplyLine):
    """More people in one command than anybody means to invite."""

    line: str
    most: int


def _asked(command: Command) -> Ask | ReplyLine:
    """Without a word for how much they are needed, they must come: why else invite them."""
    line, words = as_given(command), [_bare(word) for word in command.text.split()]
    needs = [_NEEDS[word] for word in words if word in _NEEDS]
    given = zip(command.text.split(), words, strict=True)
    people = [word for word, bare in given if bare not in (*_NEEDS, *_BETWEEN)]
    if not people:
        return NobodyNamed(line, EXAMPLE)
    if len(people) > MOST_INVITED:
        return TooManyInvited(line, MOST_INVITED)
    if unfit := next(filter(None, (unfit_word(line, word, EXAMPLE) for word in people)), None):
        return unfit
    return Invite(tuple(filter(None, map(login_in, people))), needs[-1] if needs else Need.MUST)


def _bare(word: str) -> str:
    return word.lower().rstrip(".,;:!")


RULE: Final = AskRow("invite", SlashInvite(), _asked, "@login should")
