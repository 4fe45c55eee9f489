"""The section of questions that every review asks: boxes that are people's own (R49, R58, R85).

We write a question once. Ticking it, answering behind it or below it, wording it anew and deleting
it are people's affair; what they wrote goes into the record as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from action.markdown import checklist, sections
from action.markdown.safe import Safe
from action.markdown.sections import Page
from action.review import words
from action.review.bank.standing_question import StandingQuestion

SECTION_OF_QUESTIONS: Final = "questions"
_ASKED: Final = "asked"
_QUESTION: Final = "question"


@dataclass(frozen=True, slots=True)
class StandingAnswer:
    """What people have answered, in their Markdown; `said` is empty behind a mere tick."""

    ask: str
    said: str


@dataclass(frozen=True)
class StandingList:
    """The section as people have left it; it is read once."""

    text: str

    @cached_property
    def asked(self) -> frozenset[str]:
        """The keys of all that was ever asked here, be it still there or not."""
        page = Page(self.text)
        ledger = page.marker(_ASKED).get("keys", "").split()
        marked = (said.get("key", "") for said in page.markers(_QUESTION))
        return frozenset(filter(None, (*ledger, *marked)))

    def answers(self, questions: Iterable[StandingQuestion]) -> Iterator[StandingAnswer]:
        """What was ticked or answered, in the order of the page."""
        asked = {question.key: question.ask for question in questions}
        for item in checklist.items(self.text):
            ask = asked.get((item.marker or {}).get("key", ""), "")
            ours = bool(ask) and item.text.startswith(ask)
            behind = item.text.removeprefix(ask).strip(" \t:–—-") if ours else ""
            below = "\n".join(line.strip() for line in item.more.splitlines()).strip()
            said = "\n".join(filter(None, (behind, below)))
            if item.ticked or said:
                yield StandingAnswer(ask if ours else item.text, said)

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


def standing_list(questions: Sequence[StandingQuestion]) -> StandingList:
    """The section as we first write it."""
    rows = "\n".join(map(_line, questions))
    text = words.render("questions.md.j2", rows=Safe(rows)).rstrip("\n")
    return StandingList(f"{text}\n{_ledger(question.key for question in questions)}")


def _line(question: StandingQuestion) -> str:
    return f"- [ ] {question.ask} {sections.marker(_QUESTION, key=question.key)}"


def _ledger(keys: Iterable[str]) -> str:
    return str(sections.marker(_ASKED, keys=" ".join(sorted(keys))))
