"""What the workflow and the settings of a repository say, wherever their texts come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from action.doctor.diagnosis import Diagnosis, Press
from action.doctor.vital_signs import (
    FileSays,
    FileWrong,
    SettingsReady,
    SettingsUsual,
    WorkflowMissing,
    WorkflowReady,
)
from action.errors import Letter, ReviewError
from action.read import settings as team
from action.read.workflows import workflow, workflow_letters

_USES: Final = re.compile(
    r"uses:[ \t]{0,9}['\"]?incident-review/incident-review@([^\s'\"#]{1,200})"
)
_HASH: Final = re.compile(r"[0-9a-f]{40}")


def ours(texts: Mapping[str, str]) -> tuple[workflow.Workflow, ...]:
    """The workflows among these texts, by path, that run the action and can be read."""
    return tuple(copy for copy, _ in _read(texts) if copy)


def about_workflows(
    texts: Mapping[str, str], press: Press, main: tuple[str, ...]
) -> Iterator[Diagnosis]:
    """What the workflows of a repository lack, whose default branch may be called so."""
    found = list(_read(texts))
    copies = [copy for copy, _ in found if copy]
    letters = [letter for _, told in found for letter in told]
    if not copies and not letters:
        yield Diagnosis(WorkflowMissing(), press.new_workflow)
        return
    letters += workflow_letters.letters(copies, main)
    yield from (about_letter(letter, press) for letter in letters)
    if not letters:
        yield Diagnosis(WorkflowReady(tuple(copy.page.path for copy in copies)))


def about_settings(text: str | None, path: str, press: Press) -> Iterator[Diagnosis]:
    """What is wrong with the settings, if anything is."""
    if text is None:
        yield Diagnosis(SettingsUsual(path))
        return
    try:
        letters = (*team.settings(text, path=path).left_out, *team.hints(text, path=path))
    except ReviewError as error:
        letters = tuple(error.letters)
    yield from (about_letter(letter, press) for letter in letters)
    if not letters:
        yield Diagnosis(SettingsReady(path))


def unpinned(texts: Mapping[str, str]) -> tuple[str, ...]:
    """The workflows that name a tag or a branch of the action, not a commit."""
    return tuple(
        path
        for path, text in texts.items()
        if any(not _HASH.fullmatch(ref) for ref in _USES.findall(text))
    )


def _read(
    texts: Mapping[str, str],
) -> Iterator[tuple[workflow.Workflow | None, tuple[Letter, ...]]]:
    for path, text in texts.items():
        try:
            yield workflow.read_workflow(text, path=path), ()
        except ReviewError as error:
            yield None, tuple(error.letters)


def about_letter(letter: Letter, press: Press) -> Diagnosis:
    """A letter about a file, with its page."""
    place = letter.place
    nouns = (letter.what, letter.remedy, str(place or ""))
    sign = FileWrong(*nouns) if letter.serious else FileSays(*nouns)
    return Diagnosis(sign, press.file(place.path, place.line) if place else "")
