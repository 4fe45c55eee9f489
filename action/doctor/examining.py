"""The doctor's visit: what is asked in which order, of GitHub or of a checkout."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from action.connection import Connection
from action.doctor import files, policies
from action.doctor.diagnosis import Diagnosis, Press
from action.doctor.vital_signs import FilesUnseen, NoToken, RepositoryHidden
from action.errors import CallError, Letter, ReviewError, on_one_line
from action.node import Node
from action.read.check import is_there, text_of
from action.read.workflows import workflow

MOST_WORKFLOWS: Final = 40
"""Workflows that are read, a request each; those with “incident” in their names first."""
_ENDINGS: Final = (".yml", ".yaml")
_ONE_OF_OURS: Final = "incident-review/2026-01-01-any"
"""A branch as we call them; rules speak of it whether it is there or not [docs]."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A repository on GitHub, and the connection that asks about it."""

    connection: Connection
    repository: str
    settings: str
    press: Press
    is_settings_named: bool = False

    def findings(self) -> Iterator[Diagnosis]:
        """Everything about the repository, as GitHub tells it."""
        found = _object(self._shown(""))
        if found is None:
            yield Diagnosis(RepositoryHidden(self.repository))
            return
        branch = str(found.get("default_branch"))
        tip = _object(self._shown(f"/branches/{quote(branch, safe='')}"))
        texts = self._workflows() if tip else None
        yield from policies.about_repository(found, self.press)
        yield from self._about_files(texts, branch)
        yield from self._about_actions(texts or {})
        yield from self._about_rules(branch, tip)

    def _about_files(self, texts: Mapping[str, str] | None, branch: str) -> Iterator[Diagnosis]:
        if texts is None:
            yield Diagnosis(FilesUnseen())
            return
        yield from files.about_workflows(texts, self.press, (branch,))
        paths = frozenset(copy.page.path for copy in files.ours(texts))
        if paths:
            states = self._shown("/actions/workflows?per_page=100")
            yield from policies.about_states(states, paths, self.press)
        text = self._text(self.settings)
        if text is None and self.is_settings_named:
            what = f"{self.repository} has no file {on_one_line(self.settings)}"
            raise CallError(Letter(what, "check the path after `--settings`"))
        yield from files.about_settings(text, self.settings, self.press)

    def _about_actions(self, texts: Mapping[str, str]) -> Iterator[Diagnosis]:
        policy = _object(self._shown("/actions/permissions"))
        selected = policy is not None and policy.get("allowed_actions") == "selected"
        allowed = self._shown("/actions/permissions/selected-actions") if selected else None
        yield from policies.about_actions(
            policy, _object(allowed), files.unpinned(texts), self.press
        )
        yield policies.about_switch(
            _object(self._shown("/actions/permissions/workflow")), self.press
        )

    def _about_rules(self, branch: str, tip: Node | None) -> Iterator[Diagnosis]:
        rules = self._shown(f"/rules/branches/{quote(branch, safe='')}")
        yield policies.about_merging(branch, rules, tip, self.press)
        ours = self._shown(f"/rules/branches/{quote(_ONE_OF_OURS, safe='')}")
        yield from policies.about_our_branches(ours, self.press)

    def _workflows(self) -> dict[str, str]:
        """The texts of all workflows by path."""
        entries = self._shown(f"/contents/{workflow.HOME}")
        paths = [str(one.get("path")) for one in policies.listed(entries)]
        ours_first = sorted(paths, key=lambda path: "incident" not in path)
        wanted = [path for path in ours_first if path.endswith(_ENDINGS)][:MOST_WORKFLOWS]
        return {path: text for path in wanted if (text := self._text(path)) is not None}

    def _text(self, path: str) -> str | None:
        found = _object(self._shown(f"/contents/{quote(path, errors='replace')}"))
        content = found.get("content") if found else None
        if not isinstance(content, str):
            return None
        try:
            return base64.b64decode(content).decode("utf-8", "replace")
        except binascii.Error:
            return None

    def _shown(self, rest: str) -> object:
        return self.connection.shown(f"/repos/{self.repository}{rest}")


def at_hand(
    settings: str, press: Press, lacks: tuple[str, ...], main: tuple[str, ...]
) -> Iterator[Diagnosis]:
    """What the checkout under here says, and what could not be looked at for what is lacking."""
    home, there = Path(workflow.HOME), Path(settings)
    found = sorted(home.glob("*")) if home.is_dir() else []
    texts, unread = dict[str, str](), set[Path]()
    for path in (*(path for path in found if path.suffix in _ENDINGS), there):
        try:
            texts |= {path.as_posix(): text_of(path)} if is_there(path) else {}
        except ReviewError as error:
            unread.add(path)
            yield from (files.about_letter(letter, press) for letter in error.letters)
    text = texts.pop(there.as_posix(), None)
    if files.ours(texts) or not unread - {there}:
        yield from files.about_workflows(texts, press, main)
    if there not in unread:
        yield from files.about_settings(text, settings, press)
    yield Diagnosis(NoToken(lacks))


def _object(found: object) -> Node | None:
    return found if isinstance(found, dict) else None
