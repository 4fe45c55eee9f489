"""The body of a review issue as a value: our sections in it, and what people wrote between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Self

from action.markdown import sections
from action.markdown.comments import without_comments
from action.markdown.edits import made_again
from action.markdown.safe import Safe
from action.markdown.sections import Page
from action.review import words
from action.review.actions.action import SECTION, ActionList
from action.review.bank.standing_list import (
    SECTION_OF_QUESTIONS,
    StandingList,
    answered_again,
)
from action.review.moments.moment_boxes import SECTION_OF_MOMENTS, moments_ticked_again
from action.review.page import gathering
from action.review.page.talk_mark import TALK, TalkMark
from action.review.remarks.said_before import REMARKS_SAID, SaidAt, said_before
from action.review.steps.boxes import StepBoxes, boxes_of, ticked_again

_HEADING: Final = re.compile(r"(?m)^## Actions[ \t]*\r?$")
_EDGE: Final = re.compile(r"(?m)^<!-- incident-review:actions:(?:start|end) -->[ \t]*\r?$\n?")
_NEXT: Final = re.compile(r"(?m)^## ")
_LEARNED: Final = re.compile(r"(?m)^## What we learned[ \t]*$")
_IN_NOTES: Final = "learned-in-notes"
_POINTER: Final = re.compile(
    rf"We write it into \[the notes\]\([^()\s]*\)\. <!-- incident-review:{_IN_NOTES} -->\s*"
)
"""Our line below “What we learned”, once there are notes."""
_PARTS: Final = ("notices", "facts", "steps", "people", "agenda", "actions")


@dataclass(frozen=True)
class ReviewPage(Page):
    """A page of a review; what it is asked twice it reads once."""

    @cached_property
    def actions(self) -> ActionList:
        """All that people listed as actions, also beside our section and where it has no marks."""
        return self.mended.listed

    @cached_property
    def listed(self) -> ActionList:
        """The actions within our markers, or below the heading where those cannot be trusted."""
        marked = self.section(SECTION)
        return ActionList(self._below_heading if marked is None else marked)

    @property
    def people(self) -> Mapping[str, str]:
        """What the page notes about its people: who was picked, asked, refused."""
        return self.marker("people")

    @property
    def renamed_to(self) -> str:
        """The name that the incident has by now, as the page notes it."""
        return self.marker("renamed").get("to", "").removeprefix("../")

    @cached_property
    def talk(self) -> tuple[TalkMark, ...]:
        """What the page notes of long conversations, as far as it can be believed."""
        ours = self.section("people") if self.markers(TALK) else None
        said = Page(ours or "").markers(TALK)
        found = [mark for mark in map(TalkMark.read, said) if mark]
        return tuple({mark.of: mark for mark in reversed(found)}.values())[::-1]

    @property
    def notes_at(self) -> str:
        """The comment in which the notes are, by the name in its address; empty without one."""
        return StandingList(self.section(SECTION_OF_QUESTIONS) or "").notes_at

    @cached_property
    def remarks_at(self) -> Mapping[str, SaidAt]:
        """Our comments for what forms have sent, by the names in their addresses."""
        return said_before(self.people.get(REMARKS_SAID, ""))

    @property
    def standing(self) -> StandingList:
        """The questions that every review asks, as people have answered them."""
        return StandingList(self.section(SECTION_OF_QUESTIONS) or "")

    @property
    def learned(self) -> Safe:
        """What people wrote below “What we learned”, as they wrote it."""
        text = self.text.replace("\r\n", "\n")
        heading = _LEARNED.search(text)
        below = text[heading.end() :].partition("\n## ")[0] if heading else ""
        rows = (line for line in below.split("\n") if not _POINTER.fullmatch(line))
        return Safe(without_comments("\n".join(rows)).strip())

    def with_learned_in(self, url: str) -> Self:
        """The page that says where we write what we learned: in notes at `url`, or right here.

        Only our own line below that heading changes, and only as long as it stands there.
        """
        here, marker = words.render("_learn_here.md.j2").strip(), sections.marker(_IN_NOTES)
        there = words.render("_learned_in_notes.md.j2", url=url, marker=marker).strip()
        lines, wanted = list(self.lines), there if url else here
        for at, line in enumerate(lines):
            bare, end = line.removesuffix("\r"), "\r" if line.endswith("\r") else ""
            if bare == here or _POINTER.fullmatch(bare):
                lines[at] = wanted + end
        return self.with_text(lines) if lines != list(self.lines) else self

    @property
    def lost(self) -> tuple[str, ...]:
        """The sections whose markers people have deleted; an empty one may go unnoticed."""
        return tuple(part for part in _PARTS if self.mended.section(part) is None)

    @cached_property
    def step_boxes(self) -> StepBoxes:
        """What is in the boxes of the steps, and what we noted about them."""
        return boxes_of(self)

    def with_edit(self, found: str, saved: str) -> Self:
        """The page with what somebody has changed from one text to another, where it is lost."""
        before, after = Page(found), Page(saved)
        theirs = frozenset({SECTION, SECTION_OF_QUESTIONS, SECTION_OF_MOMENTS})
        again = made_again(self, before, after, theirs)
        ticked = moments_ticked_again(ticked_again(again, before, after), before, after)
        return answered_again(ticked, before, after)

    def of(self, ident: str) -> Self:
        """The page with the line that says whose review it is, put back where it was deleted."""
        if self.markers("review"):
            return self
        return replace(self, text=f"{sections.marker('review', id=ident)}\n{self.text}")

    @cached_property
    def ticked_elsewhere(self) -> tuple[str, ...]:
        """Ticked lines that are no action where they stand, so that nothing agreed on is lost."""
        return tuple(gathering.ticked_elsewhere(self.mended))

    @cached_property
    def mended(self) -> Self:
        """The page with our markers around all that people listed as actions."""
        return gathering.widened(self.kept)

    @cached_property
    def kept(self) -> Self:
        """The page with its markers where people left them, and no box where we write anew."""
        return gathering.rescued(self._framed)

    @property
    def _framed(self) -> Self:
        """The page with our markers put back around what stands below the heading Actions."""
        heading = _HEADING.search(self.text)
        if heading is None or self.section(SECTION) is not None:
            return self
        try:
            wrapped = sections.wrap(SECTION, self._below_heading)
        except ValueError:
            return self
        rest = self.text[self._end_of_actions :]
        end = f"\n\n{rest}" if rest else "\n"
        return replace(self, text=f"{self.text[: heading.end()]}\n\n{wrapped}{end}")

    @property
    def _below_heading(self) -> str:
        heading = _HEADING.search(self.text)
        below = self.text[heading.end() : self._end_of_actions] if heading else ""
        return _EDGE.sub("", below).strip()

    @property
    def _end_of_actions(self) -> int:
        heading = _HEADING.search(self.text)
        following = _NEXT.search(self.text, heading.end()) if heading else None
        return following.start() if following else len(self.text)
