"""What the runner shows: the log, annotations, the job summary and the outputs of the step."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Final

import click

from action.errors import Letter
from action.review import words
from action.review.outcomes.letters import MoreLetters
from action.review.outcomes.reasons import Reason, reason
from action.review.plan import Step, deeds
from action.write.harmless import harmless

MOST_ANNOTATIONS: Final = 10
"""Annotations of one kind that GitHub shows for a step [spec]."""
LARGEST_SUMMARY: Final = 1_000_000
"""Bytes; GitHub takes 1 MiB for the summary of a step."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one incident: created, updated, closed or none, and why in a stable word.

    `foreseen` are the deeds of a dry run in words, where those of the steps would say too much.
    """

    incident: str
    operation: str
    reason: str
    title: str = ""
    issue: tuple[int, str] | None = None
    pull_request: tuple[int, str] | None = None
    action_issues: tuple[int, ...] = ()
    steps: tuple[Step, ...] = ()
    letters: tuple[Letter, ...] = ()
    foreseen: tuple[str, ...] = ()

    @property
    def why(self) -> Reason:
        """What is said where nothing was done."""
        return reason(self.reason)

    @property
    def deeds(self) -> tuple[str, ...]:
        """What was done, in words."""
        return self.foreseen or deeds(self.steps)


@dataclass(slots=True)
class Runner:
    """The runner's ears: files to write to, and a log that takes commands only from us.

    `title` stands above each annotation. `secrets` are what nobody may read: this is the last door,
    and none of them leaves by it.
    """

    env: Mapping[str, str]
    dry_run: bool = False
    title: str = ""
    secrets: tuple[str, ...] = field(default=(), repr=False)
    stop: str = field(default_factory=lambda: token_hex(16))
    first: str = ""

    @property
    def listens(self) -> bool:
        """Whether a runner of GitHub Actions reads the log."""
        return self.env.get("GITHUB_ACTIONS") == "true"

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Print without the runner obeying: what people wrote may look like a command."""
        if self.listens:
            click.echo(f"::stop-commands::{self.stop}")
        try:
            yield
        finally:
            if self.listens:
                click.echo(f"::{self.stop}::")

    def tell(self, text: str) -> None:
        """Print a text to the log."""
        with self.quietly():
            click.echo(harmless(text, self.secrets))

    def invite(self, link: str) -> None:
        """Keep for the summary at which address the first incident can be reported."""
        self.first = link

    def report(self, outcomes: Sequence[Outcome], letters: Sequence[Letter], reason: str) -> None:
        """Tell everything that came of a run, in every way the runner has."""
        every = [*letters, *(letter for outcome in outcomes for letter in outcome.letters)]
        self.annotate(every, "summary of this job")
        self._append(
            "GITHUB_STEP_SUMMARY",
            _capped(
                words.render(
                    "summary.md.j2",
                    outcomes=outcomes,
                    letters=letters,
                    dry_run=self.dry_run,
                    first=self.first,
                )
            ),
        )
        self._outputs(outcomes, reason)

    def annotate(self, letters: Iterable[Letter], place: str) -> None:
        """Put letters beside the lines they speak of; all of them can be read at this place."""
        for serious in (True, False):
            those = [letter for letter in dict.fromkeys(letters) if letter.serious is serious]
            kind = "error" if serious else "warning"
            for letter in those[: MOST_ANNOTATIONS - 1] if len(those) > MOST_ANNOTATIONS else those:
                self._command(kind, letter)
            if len(those) > MOST_ANNOTATIONS:
                more = MoreLetters(len(those) - MOST_ANNOTATIONS + 1, place)
                self._command(kind, more.letter())

    def _command(self, kind: str, letter: Letter) -> None:
        if not self.listens:
            click.echo(harmless(f"{kind}: {letter}", self.secrets), err=True)
            return
        place = letter.place
        where = {"file": place.path, "line": place.line, "col": place.column} if place else {}
        where |= {"title": self.title} if self.title else {}
        properties = ",".join(f"{key}={_property(str(value))}" for key, value in where.items())
        said = f"{letter.what}; {letter.remedy}" if letter.remedy else letter.what
        told = f"::{kind}{' ' if properties else ''}{properties}::{_data(said)}"
        click.echo(harmless(told, self.secrets))

    def _outputs(self, outcomes: Sequence[Outcome], reason: str) -> None:
        changed = [outcome for outcome in outcomes if outcome.operation != "none"]
        first = next(iter([*changed, *outcomes]), None)
        result = {"version": 1, "dry-run": self.dry_run, "reviews": [_record(o) for o in outcomes]}
        outputs = {
            "operation": first.operation if first else "none",
            "reason-code": (first.reason if first else "") or reason,
            "result": json.dumps(result),
            "review-issue": str(first.issue[0]) if first and first.issue else "",
            "pull-request": str(first.pull_request[0]) if first and first.pull_request else "",
            "action-issues": json.dumps(list(first.action_issues) if first else []),
        }
        self._append("GITHUB_OUTPUT", "".join(_output(*pair) for pair in outputs.items()))

    def _append(self, variable: str, text: str) -> None:
        if path := self.env.get(variable):
            with Path(path).open("a", encoding="utf-8") as out:
                out.write(harmless(text, self.secrets))


def _record(outcome: Outcome) -> dict[str, object]:
    return {
        "incident": outcome.incident,
        "operation": outcome.operation,
        "reason-code": outcome.reason,
        "review-issue": outcome.issue[0] if outcome.issue else None,
        "pull-request": outcome.pull_request[0] if outcome.pull_request else None,
        "action-issues": list(outcome.action_issues),
        "letters": [str(letter) for letter in outcome.letters],
    }


def _output(name: str, value: str) -> str:
    """One output as a heredoc, whose end nobody can guess."""
    end = f"end-{token_hex(16)}"
    return f"{name}<<{end}\n{value}\n{end}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _capped(text: str) -> str:
    raw = text.encode()
    if len(raw) <= LARGEST_SUMMARY:
        return text
    shown = raw[:LARGEST_SUMMARY].decode(errors="ignore")
    return shown + "\n\n" + words.render("cut.md.j2")
