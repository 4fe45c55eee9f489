"""What the runner says has happened: a hint at which incidents to look at, never the truth.

Standard library only: `gate` answers before anything is installed.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from action import BRANCHES, INCIDENT_FILES, NAME, SIGNATURE, logins
from action.read.dispatched import REMARK_TYPE, dispatch
from action.review.remarks.brought import Brought

BRANCH: Final = re.compile(r"incident-review/([A-Za-z0-9._-]+)")
MARKER: Final = re.compile(r'<!-- incident-review:(?:review|pull-request)\b[^<>]*?\bid="([^"]+)"')
NUMBER: Final = re.compile(r'<!-- incident-review:pull-request\b[^<>]*?\bissue="([0-9]+)"')
LARGEST_NUMBER: Final = 2**31 - 1
"""Of an issue or a pull request: GraphQL asks for them as `Int` [spec]."""
MOST_COMMITS: Final = 2048
"""Commits that a push tells of; of the others it says nothing."""
REMARKS: Final = frozenset({"pull_request_review", "pull_request_review_comment", "pull_request"})
_ENDINGS: Final = (".yml", ".yaml", ".md")
_FILES: Final = tuple(f"/{name}" for name in INCIDENT_FILES)


@dataclass(frozen=True, slots=True)
class Edit:
    """What somebody has saved: the whole text of an issue, and the text that they had found."""

    found: str
    saved: str


@dataclass(frozen=True, slots=True)
class CommentEdit:
    """What a person has done with a comment: the text before, none for a new one, and the new."""

    id: str
    found: str
    saved: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where to look because of an event.

    `incidents` are the ids it speaks of, or None where only a comparison can tell; `sweep` means
    all open reviews. `issue` is the number of the review issue and `mentions` the logins in it,
    as far as the event knows. `author` wrote the text whose marker names the incident: unless that
    is us, nothing is served. `edit` is what a person has just done to the page of the review issue.
    `comment` is the one that the event tells of. `before` and `after` are the commits of a push.
    `brought` is a remark that the event brings, and `lacks` names what is missing in it: then
    nothing can be done with it, and GitHub is not asked.
    """

    name: str
    ours: bool = True
    why: str = ""
    incidents: tuple[str, ...] | None = ()
    issue: int | None = None
    author: str | None = None
    mentions: tuple[str, ...] = ()
    edit: Edit | None = None
    comment: CommentEdit | None = None
    sweep: bool = False
    before: str | None = None
    after: str | None = None
    brought: Brought | None = None
    lacks: tuple[str, ...] = ()


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
        asked = incident or _text(payload, "inputs", "incident")
        return Occasion(name, incidents=(asked,)) if asked else Occasion(name, sweep=True)
    said = f"“{name}” is not an event" if name else "This is not an event"
    return _not_ours(name, f"{said} that Incident Review reacts to.")


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
    except (OSError, ValueError, RecursionError):
        payload = {}
    if not isinstance(payload, dict):
        payload = {}
    if name == "repository_dispatch":
        return _dispatch(name, payload, env.get("GITHUB_RUN_ID") or "")
    return occasion(
        name,
        payload,
        path=env.get("INPUT_PATH") or "incidents",
        settings=env.get("INPUT_SETTINGS") or ".github/incident-review.yml",
        incident=env.get("INPUT_INCIDENT") or "",
    )


def issue_number(said: object) -> int | None:
    """The number of an issue as somebody has written it; None where no issue can have it."""
    written = str(said) if isinstance(said, int | str) else ""
    plain = written.isascii() and written.isdigit() and len(written) <= len(str(LARGEST_NUMBER))
    return int(written) if plain and 0 < int(written) <= LARGEST_NUMBER else None


def _push(payload: Mapping[str, Any], *, path: str, settings: str) -> Occasion:
    house = "repository"
    branch = _text(payload, house, "default_branch") or _text(payload, house, "master_branch")
    if _text(payload, "ref") != f"refs/heads/{branch}" or payload.get("deleted"):
        return _not_ours("push", f"This push is not to the default branch ({branch or 'unknown'}).")
    if _from_a_bot(payload) and SIGNATURE in _text(payload, "head_commit", "message"):
        return _not_ours("push", "This push is Incident Review's own merge.")
    before, after = _text(payload, "before") or None, _text(payload, "after") or None
    touched = _touched(payload)
    prefix = path.strip("/") + "/"
    if touched is None or any(_is_beside(file, prefix) for file in touched):
        return Occasion("push", incidents=None, before=before, after=after)
    ids = tuple(
        dict.fromkeys(p[len(prefix) :].split("/")[0] for p in touched if _is_file(p, prefix))
    )
    if settings in touched:
        return Occasion("push", incidents=ids, sweep=True, before=before, after=after)
    if not ids:
        return _not_ours("push", f"This push changes no incident file below {prefix}.")
    return Occasion("push", incidents=ids, before=before, after=after)


def _is_file(touched: str, prefix: str) -> bool:
    return touched.startswith(prefix) and touched.endswith(_FILES)


def _is_beside(touched: str, prefix: str) -> bool:
    """Whether it may be an incident file that has got no folder; comparing tells."""
    name = touched.removeprefix(prefix)
    return touched.startswith(prefix) and "/" not in name and name.endswith(_ENDINGS)


def _touched(payload: Mapping[str, Any]) -> frozenset[str] | None:
    """The files of a push, or None: Actions takes their names out of the payload [docs]."""
    commits = _list(payload, "commits")
    told = [commit for commit in commits if isinstance(commit, dict) and "added" in commit]
    if not told or len(told) < len(commits) or len(commits) >= MOST_COMMITS:
        return None
    kinds = ("added", "modified", "removed")
    names = (name for commit in told for kind in kinds for name in _list(commit, kind))
    return frozenset(name for name in names if isinstance(name, str))


def _dispatch(name: str, payload: Mapping[str, Any], run: str) -> Occasion:
    """A remark from a form, whoever sends it: a form may have a bot for that.

    `run` is the number of the run that it has started.
    """
    if _text(payload, "action") != REMARK_TYPE:
        return _not_ours(name, f"This repository_dispatch is not of the type {REMARK_TYPE}.")
    said = dispatch(payload.get("client_payload"), run)
    incidents = () if said.lacks else (said.incident,)
    return Occasion(name, incidents=incidents, brought=said.remark, lacks=said.lacks)


def _pull_request(name: str, payload: Mapping[str, Any]) -> Occasion:
    found = BRANCH.fullmatch(_text(payload, "pull_request", "head", "ref"))
    home = _text(payload, "pull_request", "base", "repo", "full_name")
    if not found or _text(payload, "pull_request", "head", "repo", "full_name") != home:
        return _not_ours(name, "This pull request does not belong to Incident Review.")
    if _from_a_bot(payload):
        return _not_ours(name, "A bot did this; Incident Review reacts to people only.")
    number = NUMBER.search(_text(payload, "pull_request", "body"))
    return Occasion(name, incidents=(found[1],), issue=number and issue_number(number[1]))


def _issue(name: str, payload: Mapping[str, Any]) -> Occasion:
    body = _text(payload, "issue", "body")
    labels = _list(payload, "issue", "labels")
    labelled = any(_text(label, "name").lower() == NAME for label in labels)
    found = MARKER.search(body) or MARKER.search(_before(name, payload))
    if not found and not labelled:
        return _not_ours(name, "This issue does not belong to Incident Review.")
    if _from_a_bot(payload):
        return _not_ours(name, "A bot did this; Incident Review reacts to people only.")
    if not found:
        return Occasion(name, sweep=True)
    author = _text(payload, "issue", "user", "login")
    if _at(payload, "issue", "pull_request"):
        said = NUMBER.search(body)
        known = said and issue_number(said[1])
        return Occasion(name, incidents=(found[1],), issue=known, author=author)
    mentions = tuple(dict.fromkeys(logins.mentioned(body)))[:100]
    number, before = issue_number(_at(payload, "issue", "number")), _before(name, payload)
    return Occasion(
        name,
        incidents=(found[1],),
        issue=number,
        author=author,
        mentions=mentions,
        edit=Edit(before, body) if before else None,
        comment=_comment(payload) if name == "issue_comment" else None,
    )


def _comment(payload: Mapping[str, Any]) -> CommentEdit:
    """A comment that was deleted says nothing any more."""
    text, gone = _text(payload, "comment", "body"), _text(payload, "action") == "deleted"
    found = text if gone else _text(payload, "changes", "body", "from")
    return CommentEdit(_text(payload, "comment", "node_id"), found, "" if gone else text)


def _before(name: str, payload: Mapping[str, Any]) -> str:
    """The page as it was before this edit of it, which may have taken our marker out [docs]."""
    return _text(payload, "changes", "body", "from") if name == "issues" else ""


def _from_a_bot(payload: Mapping[str, Any]) -> bool:
    """With an App token our own writes come back as events; the sweep sees what other bots did."""
    return _text(payload, "sender", "type") == "Bot"


def _at(value: object, *names: str) -> object:
    """What a payload holds below these names; None where it has another shape than GitHub's."""
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _text(value: object, *names: str) -> str:
    """A text of a payload, without halves of characters, which nothing can write."""
    found = _at(value, *names)
    return found.encode("utf-8", "replace").decode() if isinstance(found, str) else ""


def _list(value: object, *names: str) -> Sequence[object]:
    found = _at(value, *names)
    return found if isinstance(found, list) else ()


def _not_ours(name: str, why: str) -> Occasion:
    """The reason is printed on one line."""
    return Occasion(name, ours=False, why=" ".join(why.split()))
