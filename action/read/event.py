"""What the runner says has happened: a hint at which incidents to look at, never the truth.

Standard library only: `gate` answers before anything is installed.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from action import BRANCHES, INCIDENT_FILES, NAME, SIGNATURE, logins

BRANCH: Final = re.compile(r"incident-review/([A-Za-z0-9._-]+)")
MARKER: Final = re.compile(r'<!-- incident-review:(?:review|pull-request)\b[^>]*?\bid="([^"]+)"')
NUMBER: Final = re.compile(r'<!-- incident-review:pull-request\b[^>]*?\bissue="(\d+)"')
MOST_COMMITS: Final = 2048
"""Commits that a push tells of; of the others it says nothing."""
REMARKS: Final = frozenset({"pull_request_review", "pull_request_review_comment", "pull_request"})
_FILES: Final = tuple(f"/{name}" for name in INCIDENT_FILES)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where to look because of an event.

    `incidents` are the ids it speaks of, or None where only a comparison can tell; `sweep` means
    all open reviews. `issue` is the number of the review issue and `mentions` the logins in it,
    as far as the event knows. `author` wrote the text whose marker names the incident: unless that
    is us, nothing is served. `before` and `after` are the commits of a push.
    """

    name: str
    ours: bool = True
    why: str = ""
    incidents: tuple[str, ...] | None = ()
    issue: int | None = None
    author: str | None = None
    mentions: tuple[str, ...] = ()
    sweep: bool = False
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """The repository `owner/name`, the folder of incidents and the settings file in it."""

    repository: str
    folder: str
    settings: str

    def names(self) -> dict[str, str]:
        """The repository as the variables of a question."""
        owner, _, name = self.repository.partition("/")
        return {"owner": owner, "name": name}

    def path(self, incident_id: str) -> str:
        """The folder of one incident."""
        return f"{self.folder}/{incident_id}"

    @staticmethod
    def branch(incident_id: str) -> str:
        """The timeline branch of one incident; whatever the folder is called, git can name it."""
        return BRANCHES + re.sub(r"[^A-Za-z0-9_-]", "-", incident_id)


def occasion(
    name: str, payload: Mapping[str, Any], *, path: str, settings: str, incident: str = ""
) -> Occasion:
    """Which incidents an event may concern, in the folder `path`, with the file `settings`."""
    if name == "push":
        return _push(payload, path=path, settings=settings)
    if name in REMARKS:
        return _pull_request(name, payload)
    if name in {"issues", "issue_comment"}:
        return _issue(name, payload)
    if name == "schedule":
        return Occasion(name, sweep=True)
    if name == "workflow_dispatch":
        asked = incident or str(_part(payload, "inputs").get("incident") or "")
        return Occasion(name, incidents=(asked,)) if asked else Occasion(name, sweep=True)
    return _not_ours(name, f"“{name}” is not an event that Incident Review listens to")


def gate() -> None:
    """Tell the runner whether the event is ours, so that nothing is installed when it is not."""
    seen = occasion_from(os.environ)
    print(seen.why or f"Incident Review looks at this {seen.name} event.")
    if output := os.environ.get("GITHUB_OUTPUT"):
        with Path(output).open("a", encoding="utf-8") as out:
            out.write(f"ours={str(seen.ours).lower()}\n")
            out.write("" if seen.ours else "operation=none\nreason-code=not-ours\n")


def occasion_from(env: Mapping[str, str]) -> Occasion:
    """The event that the runner's environment describes; an unreadable one is not ours."""
    name = env.get("GITHUB_EVENT_NAME", "")
    try:
        payload = json.loads(Path(env.get("GITHUB_EVENT_PATH", "")).read_bytes() or b"{}")
    except (OSError, ValueError):
        payload = {}
    if not isinstance(payload, dict):
        payload = {}
    return occasion(
        name,
        payload,
        path=env.get("INPUT_PATH") or "incidents",
        settings=env.get("INPUT_SETTINGS") or ".github/incident-review.yml",
        incident=env.get("INPUT_INCIDENT") or "",
    )


def _push(payload: Mapping[str, Any], *, path: str, settings: str) -> Occasion:
    repository = _part(payload, "repository")
    branch = repository.get("default_branch") or repository.get("master_branch")
    if payload.get("ref") != f"refs/heads/{branch}" or payload.get("deleted"):
        return _not_ours("push", f"This push is not to the default branch ({branch}).")
    if _from_a_bot(payload) and SIGNATURE in str(_part(payload, "head_commit").get("message")):
        return _not_ours("push", "This push is a merge of our own.")
    before, after = payload.get("before"), payload.get("after")
    touched = _touched(payload)
    if touched is None:
        return Occasion("push", incidents=None, before=before, after=after)
    prefix = path.strip("/") + "/"
    ids = tuple(
        dict.fromkeys(p[len(prefix) :].split("/")[0] for p in touched if _is_file(p, prefix))
    )
    if settings in touched:
        return Occasion("push", incidents=ids, sweep=True, before=before, after=after)
    if not ids:
        return _not_ours("push", f"This push touches no incident file below {prefix}.")
    return Occasion("push", incidents=ids, before=before, after=after)


def _is_file(touched: str, prefix: str) -> bool:
    return touched.startswith(prefix) and touched.endswith(_FILES)


def _touched(payload: Mapping[str, Any]) -> frozenset[str] | None:
    """The files of a push, or None: Actions takes their names out of the payload [docs]."""
    commits = list(_dicts(payload.get("commits")))
    if (
        not commits
        or len(commits) >= MOST_COMMITS
        or any("added" not in commit for commit in commits)
    ):
        return None
    kinds = ("added", "modified", "removed")
    return frozenset(
        name for commit in commits for kind in kinds for name in commit.get(kind) or ()
    )


def _pull_request(name: str, payload: Mapping[str, Any]) -> Occasion:
    pull = _part(payload, "pull_request")
    head = _part(pull, "head")
    found = BRANCH.fullmatch(str(head.get("ref") or ""))
    home = _part(_part(pull, "base"), "repo").get("full_name")
    if not found or _part(head, "repo").get("full_name") != home:
        return _not_ours(name, "This pull request is not one of Incident Review.")
    if _from_a_bot(payload):
        return _not_ours(name, "A bot did this; Incident Review listens to people.")
    number = NUMBER.search(str(pull.get("body") or ""))
    return Occasion(name, incidents=(found[1],), issue=int(number[1]) if number else None)


def _issue(name: str, payload: Mapping[str, Any]) -> Occasion:
    issue = _part(payload, "issue")
    body = str(issue.get("body") or "")
    labelled = any(str(label.get("name")).lower() == NAME for label in _dicts(issue.get("labels")))
    found = MARKER.search(body) or MARKER.search(_before(name, payload))
    if not found and not labelled:
        return _not_ours(name, "This issue is not a review of Incident Review.")
    if _from_a_bot(payload):
        return _not_ours(name, "A bot did this; Incident Review listens to people.")
    if not found:
        return Occasion(name, sweep=True)
    author = str(_part(issue, "user").get("login") or "")
    if issue.get("pull_request"):
        number = NUMBER.search(body)
        known = int(number[1]) if number else None
        return Occasion(name, incidents=(found[1],), issue=known, author=author)
    mentions = tuple(dict.fromkeys(logins.mentioned(body)))[:100]
    return Occasion(
        name, incidents=(found[1],), issue=issue.get("number"), author=author, mentions=mentions
    )


def _before(name: str, payload: Mapping[str, Any]) -> str:
    """The page as it was before this edit of it, which may have taken our marker out [docs]."""
    if name != "issues":
        return ""
    return str(_part(_part(payload, "changes"), "body").get("from") or "")


def _from_a_bot(payload: Mapping[str, Any]) -> bool:
    """With an App token our own writes come back as events; the sweep sees what other bots did."""
    return _part(payload, "sender").get("type") == "Bot"


def _part(payload: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A part of a payload; nothing is in it where GitHub sends something else."""
    part = payload.get(name)
    return part if isinstance(part, dict) else {}


def _dicts(value: object) -> Iterator[Mapping[str, Any]]:
    return (
        (item for item in value if isinstance(item, dict)) if isinstance(value, list) else iter(())
    )


def _not_ours(name: str, why: str) -> Occasion:
    return Occasion(name, ours=False, why=why)
