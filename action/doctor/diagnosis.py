"""One line of the doctor's screen: a sign, and where to press."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from action.doctor.vital_signs import Mark, VitalSign
from action.read.blank.web_form import WebForm


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A sign, and the page on which something can be done about it; empty where there is none."""

    sign: VitalSign
    url: str = ""

    @property
    def mark(self) -> Mark:
        """What it means for the reviews."""
        return self.sign.mark


@dataclass(frozen=True, slots=True)
class Press:
    """The pages of a repository's settings; without a repository all are empty."""

    home: str
    folder: str = "incidents"

    @property
    def general(self) -> str:
        """Features, and the end of the page with the archive."""
        return self._page("settings")

    @property
    def actions(self) -> str:
        """Policies for Actions, and the switch for pull requests."""
        return self._page("settings/actions")

    @property
    def rules(self) -> str:
        """Rulesets."""
        return self._page("settings/rules")

    @property
    def protection(self) -> str:
        """Classic protection of branches."""
        return self._page("settings/branches")

    @property
    def new_workflow(self) -> str:
        """The editor for a new file, with its name filled in."""
        return self._page("new/HEAD?filename=.github/workflows/incident-review.yml")

    def report(self, branch: str) -> str:
        """The editor for an incident file on this branch, with the two fields that it needs."""
        return WebForm(self.home, branch, self.folder).short_link()

    def workflow(self, path: str) -> str:
        """The runs of one workflow, with its switch."""
        return self._page(f"actions/workflows/{path.rpartition('/')[2]}")

    def file(self, path: str, line: int) -> str:
        """A line of a file on the default branch."""
        return self._page(f"blob/HEAD/{quote(path, errors='replace')}#L{line}")

    def _page(self, rest: str) -> str:
        return f"{self.home}/{rest}" if self.home else ""


def stopping(findings: tuple[Diagnosis, ...]) -> Iterator[Diagnosis]:
    """Those because of which no review would begin, or come to its end."""
    return (finding for finding in findings if finding.mark is Mark.STOPS)
