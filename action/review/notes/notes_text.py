"""Notes as people have left them, be it in our comment or in one of their own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from action.markdown import safe, seals
from action.markdown.checklist import FEW
from action.markdown.comments import without_comments
from action.markdown.fences import fence, fenced
from action.markdown.safe import Safe
from action.markdown.sections import Page
from action.review import words
from action.review.bank.former_lines import FORMER_INVITATION
from action.review.bank.standing_list import SECTION_OF_QUESTIONS, StandingList
from action.review.notes.attendance import AttendanceList, without_attendance
from action.review.notes.learned_part import learned_parts
from action.review.notes.names_alone import NOBODY_KNOWN, KnownNames


@lru_cache(maxsize=FEW)
def _learned_in(said: str) -> Safe:
    """What stands below “What we learned” in what somebody said."""
    lines = [line.removesuffix("\r") for line in said.split("\n")]
    asked = {pair[0] for pair in _parts_asked(Page("\n".join(lines)))}
    for part in learned_parts(lines, fenced(lines)):
        end = next((at for at in part if at in asked), part.stop)
        written = without_comments("\n".join(lines[part.start : end])).strip()
        if written:
            return Safe(_closed(written))
    return Safe()


@dataclass(frozen=True)
class NotesText:
    """What somebody wrote down; it is read once. `known` are those who may have been there."""

    page: Page
    known: KnownNames = NOBODY_KNOWN

    @cached_property
    def learned(self) -> Safe:
        """What stands below “What we learned”, as they wrote it."""
        return _learned_in(self._said)

    @cached_property
    def standing(self) -> StandingList:
        """The questions that every review asks, as they are answered here."""
        return StandingList("\n".join(_between(self.page, *pair) for pair in self._asked))

    @cached_property
    def _asked(self) -> tuple[tuple[int, int], ...]:
        return _parts_asked(self.page) or self.page.pairs(SECTION_OF_QUESTIONS)

    @property
    def without_questions(self) -> Page:
        """The same without what `standing` reads."""
        parts = [range(first, last + 1) for first, last in self._asked]
        kept = (
            line for at, line in enumerate(self.page.lines) if not any(at in one for one in parts)
        )
        return Page("\n".join(kept))

    @property
    def attendance(self) -> AttendanceList:
        """The boxes of those who may be there."""
        return AttendanceList(self.page, self.known)

    @cached_property
    def _said(self) -> str:
        return without_attendance(self.page, self.known)

    def filed(self, *, names: bool) -> str:
        """The same word for word; only where a team wants names it tells who was there."""
        text = self.page.text if names else self._said
        return _as_file(_without_invitation(seals.below(text.split("\n"))))


def _parts_asked(page: Page) -> tuple[tuple[int, int], ...]:
    """The parts with our questions; what people have typed between such marks holds none."""
    every = page.pairs(SECTION_OF_QUESTIONS)
    return tuple(pair for pair in every if StandingList(_between(page, *pair)).asked)


def _between(page: Page, first: int, last: int) -> str:
    return "\n".join(line.removesuffix("\r") for line in page.lines[first + 1 : last])


def _without_invitation(text: str) -> str:
    """The same without our line that tells who writes where: in the file there is nobody to."""
    both = (words.render("_write_here.md.j2"), FORMER_INVITATION)
    ours, lines = frozenset(map(safe.words, both)), text.split("\n")
    at = next((at for at, line in enumerate(lines) if safe.words(line) in ours), len(lines))
    end = at + 2 if at + 1 < len(lines) and not lines[at + 1].strip() else at + 1
    return "\n".join((*lines[:at], *lines[end:]))


def _closed(markdown: str) -> str:
    """The same with an end for a code block that is open, so that it takes in nothing else."""
    fences = [found for line in markdown.split("\n") if (found := fence(line))]
    if len(fences) % 2 == 0:
        return markdown
    opening = next((one for one in reversed(fences) if not one.closes), fences[-1])
    return f"{markdown}\n{opening.sign * opening.length}"


def _as_file(text: str) -> str:
    """The words as git can keep them as text: plain newlines, and no NUL, which makes it binary."""
    plain = text.replace("\r\n", "\n").replace("\0", "")
    return plain.encode("utf-8", "replace").decode().strip("\n") + "\n"
