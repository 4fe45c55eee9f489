"""The section of questions that every review asks: boxes that are people's own (R49, R58, R85).

We write a question once. Ticking it, answering behind it or below it, wording it anew and deleting
it are people's affair; what they wrote goes into the record as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final, TypeVar

from action.anchors import anchor
from action.markdown import checklist, sections
from action.markdown.checklist import Item
from action.markdown.safe import Safe
from action.markdown.sections import OURS, Page, noted
from action.review import words
from action.review.bank.former_lines import FORMER_GUIDES
from action.review.bank.standing_question import StandingQuestion

SECTION_OF_QUESTIONS: Final = "questions"
_ASKED: Final = "asked"
_QUESTION: Final = "question"
_IN_NOTES: Final = "asked-in-notes"
_FOLDED_UNTIL: Final = "</details>"
_ITEM: Final = re.compile(r"(?:[-+*]|\d{1,9}[.)])\s")


P = TypeVar("P", bound=Page)


@dataclass(frozen=True, slots=True)
class StandingAnswer:
    """What people have answered, in their Markdown; `said` is empty behind a mere tick.

    What stands there without a question has an empty `ask`.
    """

    ask: str
    said: str

    @property
    def is_list(self) -> bool:
        """Whether the answer begins with an item of a list, which stands on a line of its own."""
        return _ITEM.match(self.said) is not None


@dataclass(frozen=True)
class StandingList:
    """The section as people have left it; it is read once."""

    text: str

    @cached_property
    def _page(self) -> Page:
        return Page(self.text)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The keys of all that was ever asked here, be it still there or not."""
        return _asked_in(self.text)

    def answers(self, questions: Iterable[StandingQuestion]) -> Iterator[StandingAnswer]:
        """What was ticked, answered or added, in the order of the page; nothing of it is lost."""
        asked = {question.key: question.ask for question in questions}
        boxes = {item.line: item for item in checklist.items(self.text)}
        for first, end in self._passages(boxes):
            item = boxes.get(first)
            below = self._written(first + 1 if item else first, end)
            answer = _answer(item, asked, below) if item else StandingAnswer("", below)
            if answer and (answer.ask or answer.said):
                yield answer

    def _passages(self, boxes: Iterable[int]) -> Iterator[tuple[int, int]]:
        """From where to where the text belongs together: a box and all below it up to the next.

        What stands behind the end of the folded part belongs to no box in it.
        """
        ends = [at for at, line in enumerate(self._lines) if line.strip() == _FOLDED_UNTIL]
        begins = sorted({0, *boxes, *ends[-1:]})
        yield from pairwise((*begins, len(self._lines)))

    @cached_property
    def _lines(self) -> Sequence[str]:
        return self.text.split("\n")

    def _written(self, first: int, end: int) -> str:
        """What people have written in these lines, without what stands there from the start."""
        lines = (line.strip() for line in self._lines[first:end])
        ours = FORMER_GUIDES | frozenset(filter(None, _around().split("\n")))
        theirs = (line for line in lines if line not in ours and not _is_note_of_ours(line))
        return "\n".join(theirs).strip()

    # --- once there are notes ---

    @property
    def notes_at(self) -> str:
        """The comment in which the notes are, by the name in its address; empty without one."""
        return self._page.marker(_IN_NOTES).get("at", "")

    @property
    def points_to_notes(self) -> bool:
        """Whether the section says that the questions stand in the notes."""
        return bool(self._page.markers(_IN_NOTES))

    def pointing_to(
        self, url: str, moved: Collection[str], questions: Iterable[StandingQuestion]
    ) -> StandingList:
        """The same without those that stand in the notes and that nobody has touched here.

        What was answered or written here stays; a question is forgotten nowhere.
        """
        asked = {question.key: question.ask for question in questions}
        left = frozenset(key for key in moved if key in asked)
        rows = [line for line in self._lines if not _is_note_of_ours(line)]
        kept = "\n".join(row for row in rows if not _is_untouched(row, asked, left))
        at = anchor(url) if "#" in url else ""
        marker = sections.marker(_IN_NOTES, at=at)
        pointer = words.render("_asked_in_notes.md.j2", url=url, marker=marker)
        bare = StandingList(kept)
        theirs = any(bare.answers(questions)) or checklist.items(kept)
        parts = (pointer.rstrip("\n"), f"\n{kept.strip()}" if theirs else "")
        return StandingList("\n".join((*filter(None, parts), _ledger({*self.asked, *moved}))))

    def without_pointer(self, questions: Iterable[StandingQuestion]) -> StandingList:
        """The same after the notes were taken away: what stood in them is asked here again."""
        rows = [line for line in self._lines if not _is_note_of_ours(line)]
        here = StandingList("\n".join(rows).strip())
        return here.with_questions(questions) if here.text else standing_list(tuple(questions))

    def with_questions(self, questions: Iterable[StandingQuestion]) -> StandingList:
        """The same with those that were never asked here, below the last of those that are."""
        new = [question for question in questions if question.key not in self.asked]
        if not new:
            return self
        lines = [line for line in self.text.split("\n") if not Page(line).markers(_ASKED)]
        boxes = [item.line for item in checklist.items("\n".join(lines))]
        at = boxes[-1] + 1 if boxes else len(lines)
        ledger = _ledger((*self.asked, *(question.key for question in new)))
        rows = (*lines[:at], *map(_line, new), *lines[at:])
        return StandingList("\n".join((*rows, ledger)))


@lru_cache(maxsize=checklist.FEW)
def _asked_in(text: str) -> frozenset[str]:
    """The keys of all that a text has asked; page and notes are each read for several things."""
    page = Page(text)
    ledger = page.marker(_ASKED).get("keys", "").split()
    marked = (said.get("key", "") for said in page.markers(_QUESTION))
    return frozenset(filter(None, (*ledger, *marked)))


def _is_note_of_ours(line: str) -> bool:
    return noted(line) is not None and f"{OURS}{_QUESTION} " not in line


def _is_untouched(row: str, asked: Mapping[str, str], keys: Collection[str]) -> bool:
    """Whether a line is a question just as we wrote it, and one of these."""
    key = (noted(row) or {}).get("key", "")
    return key in keys and row.strip() == _row(asked[key], key)


def answered_again(page: P, found: Page, saved: Page) -> P:
    """The page with lines that somebody has written here, where we took their neighbours away."""
    now, before, after = (one.section(SECTION_OF_QUESTIONS) for one in (page, found, saved))
    if now is None or before is None or after is None or not StandingList(now).points_to_notes:
        return page
    known = {*before.split("\n"), *now.split("\n")}
    lost = [line for line in after.split("\n") if line.strip() and line not in known]
    theirs = [line for line in lost if not _is_note_of_ours(line)]
    return page.with_section(SECTION_OF_QUESTIONS, "\n".join((now, *theirs))) if theirs else page


def question_rows(questions: Sequence[StandingQuestion]) -> Safe:
    """The questions as rows, with a note of ours below that remembers which they are."""
    ledger = _ledger(question.key for question in questions)
    return Safe("\n".join((*map(_line, questions), ledger)))


def standing_list(questions: Sequence[StandingQuestion]) -> StandingList:
    """The section as we first write it."""
    text = _around("\n".join(map(_line, questions)))
    return StandingList(f"{text}\n{_ledger(question.key for question in questions)}")


def _around(rows: str = "") -> str:
    return words.render("questions.md.j2", rows=Safe(rows)).rstrip("\n")


def _answer(item: Item, asked: Mapping[str, str], below: str) -> StandingAnswer | None:
    """What people have done with a question; None where they have left one of ours alone."""
    key = (item.marker or {}).get("key", "")
    ask = asked.get(key, "")
    ours = bool(ask) and item.text.startswith(ask)
    behind = item.text.removeprefix(ask).strip(" \t:–—-") if ours else ""
    said = "\n".join(filter(None, (behind, below)))
    theirs = not ours and (ask or not key)
    return (
        StandingAnswer(ask if ours else item.text, said) if item.ticked or said or theirs else None
    )


def _line(question: StandingQuestion) -> str:
    return _row(question.ask, question.key)


def _row(ask: str, key: str) -> str:
    return f"- [ ] {ask} {sections.marker(_QUESTION, key=key)}"


def _ledger(keys: Iterable[str]) -> str:
    return str(sections.marker(_ASKED, keys=" ".join(sorted(keys))))
