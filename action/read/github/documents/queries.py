"""The questions we ask GitHub, as GraphQL. One request answers all that an event needs to know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from action import BRANCHES, INCIDENT_FILES, NAME, PREPARING
from action.connection import Question
from action.read.event import Occasion, Where
from action.read.github.documents.fragments import (
    ALL_COMMENTS,
    COMMIT,
    COMPARE,
    EDITS,
    FOLDERS,
    HEAD,
    HOUSE,
    ISSUE,
    KEPT,
    MORE_CHANGES,
    MORE_LABELS,
    MORE_PULLS,
    MORE_RECENT,
    MORE_REPLIES,
    MORE_REVIEWS,
    MORE_THREADS,
    ONE_PULL,
    PULL,
    RECENT,
    SWEEP,
    TEXT,
    THREAD,
)

FILE, REPORT = INCIDENT_FILES
INCIDENTS_TOGETHER: Final = 5
"""Incidents in one question; more would come near GitHub's limit of nodes."""

RECENTLY: Final = timedelta(days=30)
"""How lately an incident must have come to the default branch to be missed, and not history."""
FIRST_PAGES: Final[Mapping[str, str | None]] = MappingProxyType(
    {"after": None, "afterEnded": None, "afterBranch": None}
)
"""Where the lists of a sweep begin."""

# --- the first question of a run ------------------------------------------------------------------


def first_question(where: Where, occasion: Occasion) -> Question:
    """What a run asks first, known before anything else is."""
    if occasion.incidents is None:
        return compare(where, occasion)
    if occasion.sweep:
        return sweep(where, datetime.now(UTC).date())
    return incidents(where, occasion.incidents[:INCIDENTS_TOGETHER], occasion)


def compare(where: Where, occasion: Occasion) -> Question:
    """What a push changed: the folder of incidents and the settings, before and after it."""
    after = occasion.after or "HEAD"
    before = occasion.before if (occasion.before or "").strip("0") else f"{after}^"
    variables = {
        **where.names(),
        "before": f"{before}:{where.folder}",
        "after": f"{after}:{where.folder}",
        "settingsBefore": f"{before}:{where.settings}",
        "settingsAfter": f"{after}:{where.settings}",
    }
    return Question(COMPARE, variables)


def sweep(
    where: Where,
    today: date,
    labels: tuple[str, str] = (NAME, PREPARING),
    after: Mapping[str, str | None] = FIRST_PAGES,
) -> Question:
    """All that may be left to do: reviews, branches, and the incidents that are new.

    `labels` are those of every review and of one that is not finished.
    """
    variables = {
        **where.names(),
        "path": where.folder,
        "folder": f"HEAD:{where.folder}",
        "settings": f"HEAD:{where.settings}",
        "branches": f"refs/heads/{BRANCHES}",
        "since": f"{today - RECENTLY}T00:00:00Z",
        "label": labels[0],
        "preparing": labels[1],
        **after,
    }
    return Question(SWEEP, variables)


def folders(where: Where) -> Question:
    """Every folder of incidents, with the names of its files."""
    return Question(FOLDERS, {**where.names(), "folder": f"HEAD:{where.folder}"})


def last_touched(where: Where, ids: Sequence[str]) -> Question:
    """The last commit that touched the folder of each incident."""
    paths = {f"path{i}": where.path(ident) for i, ident in enumerate(ids)}
    touched = "{ nodes { committedDate parents(first: 1) { totalCount } } }"
    inner = (f"{path}: history(first: 1, path: ${path}) {touched}" for path in paths)
    head = f'head: object(expression: "HEAD") {{ ... on Commit {{ {" ".join(inner)} }} }}'
    return _batch(where, "String!", paths, head)


def incidents(where: Where, ids: Sequence[str], occasion: Occasion) -> Question:
    """Everything about these incidents, with the review issue that the event may know."""
    variables: dict[str, Any] = {
        **where.names(),
        "settings": f"HEAD:{where.settings}",
        "label": NAME,
        "after": None,
        **({"issue": occasion.issue} if occasion.issue else {}),
        **{f"person{i}": login for i, login in enumerate(occasion.mentions)},
    }
    for i, ident in enumerate(ids):
        variables |= _incident_variables(i, folder=where.path(ident), branch=where.branch(ident))
    document = _look_document(len(ids), len(occasion.mentions), with_issue=bool(occasion.issue))
    return Question(document, variables)


def _look_document(count: int, mentions: int, *, with_issue: bool) -> str:
    declared = ["$owner: String!", "$name: String!", "$settings: String!"]
    declared += ["$label: String!", "$after: String"]
    inner = ["...House", "settings: object(expression: $settings) { ...Text }", RECENT]
    if with_issue:
        declared.append("$issue: Int!")
        inner.append("issue: issue(number: $issue) { ...ReviewIssue }")
    for i in range(mentions):
        declared.append(f"$person{i}: String!")
        inner.append(_person(i))
    for i in range(count):
        declared += [f"${part}{i}: String!" for part in ("ref", "head", "folder", "files", *PARTS)]
        inner += _incident(i)
    fragments = [HOUSE, TEXT, *([ISSUE] if with_issue else []), *([PULL, THREAD] if count else [])]
    return (
        f"query Look({', '.join(declared)}) {{\n"
        "  rateLimit { remaining resetAt }\n  viewer { login }\n"
        "  repository(owner: $owner, name: $name) {\n    "
        + "\n    ".join(inner)
        + "\n  }\n}\n"
        + "\n".join(fragments)
    )


PARTS: Final[Mapping[str, str]] = {
    "file": f"HEAD:{{folder}}/{FILE}",
    "kept": f"{{branch}}:{{folder}}/{FILE}",
    "report": f"HEAD:{{folder}}/{REPORT}",
    "keptReport": f"{{branch}}:{{folder}}/{REPORT}",
    "timeline": "{branch}:{folder}/timeline.md",
    "notes": "{branch}:{folder}/notes.md",
    "record": "{branch}:{folder}/review.md",
    "calendar": "{branch}:{folder}/when.ics",
    "filedTimeline": "HEAD:{folder}/timeline.md",
    "filedRecord": "HEAD:{folder}/review.md",
    "filedNotes": "HEAD:{folder}/notes.md",
    "filedCalendar": "HEAD:{folder}/when.ics",
}
"""The texts that belong to an incident, and where git has them."""


OF_AN_INCIDENT: Final = frozenset({*PARTS, "ref", "pulls", "touched", "files"})
"""What the main question asks of each incident, its number behind each name."""


def _incident(i: int) -> list[str]:
    texts = [f"{part}{i}: object(expression: ${part}{i}) {{ ...Text }}" for part in PARTS]
    ref = f"ref{i}: ref(qualifiedName: $ref{i}) {{ target {{ oid {COMMIT} }} }}"
    newest = f"headRefName: $head{i}, first: 3, orderBy: {{ field: CREATED_AT, direction: DESC }}"
    page = "pageInfo { hasNextPage endCursor } nodes { ...Pull }"
    last = f"history(first: 1, path: $folder{i}) {{ nodes {{ committedDate }} }}"
    touched = f'touched{i}: object(expression: "HEAD") {{ ... on Commit {{ {last} }} }}'
    files = (
        f"files{i}: object(expression: $files{i}) {{ ... on Tree {{ entries {{ name type }} }} }}"
    )
    return [*texts, ref, f"pulls{i}: pullRequests({newest}) {{ {page} }}", touched, files]


def _incident_variables(i: int, *, folder: str, branch: str) -> dict[str, str]:
    texts = {f"{p}{i}": where.format(folder=folder, branch=branch) for p, where in PARTS.items()}
    places = {f"ref{i}": f"refs/heads/{branch}", f"head{i}": branch, f"folder{i}": folder}
    return {**places, f"files{i}": f"HEAD:{folder}", **texts}


def head(where: Where, branch: str) -> Question:
    """Where a branch points to."""
    return Question(HEAD, {**where.names(), "ref": f"refs/heads/{branch}"})


def _person(i: int) -> str:
    return f"person{i}: assignableUsers(query: $person{i}, first: 20) {{ nodes {{ id login }} }}"


# --- what may have to be asked after it -----------------------------------------------------------


def issues(where: Where, numbers: Iterable[int]) -> Question:
    """Review issues whose numbers were learned from pull requests or the list."""
    variables = {f"n{i}": number for i, number in enumerate(numbers)}
    inner = [f"issue{i}: issue(number: $n{i}) {{ ...ReviewIssue }}" for i in range(len(variables))]
    return _batch(where, "Int!", variables, " ".join(inner), ISSUE)


def people(where: Where, logins: Iterable[str]) -> Question:
    """Whether people can be assigned, in a repository of more than a hundred."""
    variables = {f"person{i}": login for i, login in enumerate(logins)}
    inner = [_person(i) for i in range(len(variables))]
    return _batch(where, "String!", variables, " ".join(inner))


def versions(where: Where, oids: Iterable[str]) -> Question:
    """Earlier versions of incident files, by the names git gave them."""
    variables = {f"blob{i}": oid for i, oid in enumerate(oids)}
    inner = [f"{name}: object(oid: ${name}) {{ ...Text }}" for name in variables]
    return _batch(where, "GitObjectID!", variables, " ".join(inner), TEXT)


def sidebar(where: Where, parts: Sequence[str]) -> Question:
    """ISSUE_TYPES, ISSUE_FIELDS, or both: what can be chosen for issues here."""
    return _batch(where, "", {}, " ".join(parts))


def _batch(
    where: Where, kind: str, variables: Mapping[str, Any], inner: str, fragment: str = ""
) -> Question:
    declared = "".join(f", ${variable}: {kind}" for variable in variables)
    document = (
        f"query More($owner: String!, $name: String!{declared}) {{\n"
        f"  repository(owner: $owner, name: $name) {{ {inner} }}\n}}\n{fragment}"
    )
    return Question(document, {**where.names(), **variables})


def more_reviews(where: Where, label: str, after: str | None) -> Question:
    """The next page of reviews, newest first."""
    return Question(MORE_RECENT, {**where.names(), "label": label, "after": after})


def more_pulls(where: Where, branch: str, after: str) -> Question:
    """The next pull requests from branches of this name, in forks too."""
    return Question(MORE_PULLS, {**where.names(), "head": branch, "after": after})


def pull(node: str) -> Question:
    """One pull request, with everything that is said in it."""
    return Question(ONE_PULL, {"id": node})


def more_labels(where: Where, after: str) -> Question:
    """The next page of labels."""
    return Question(MORE_LABELS, {**where.names(), "after": after})


def more_threads(pull: str, after: str) -> Question:
    """The next page of remarks on a pull request."""
    return Question(MORE_THREADS, {"id": pull, "after": after})


def more_said(pull: str, after: str) -> Question:
    """The next page of reviews, of which the first words may hold commands."""
    return Question(MORE_REVIEWS, {"id": pull, "after": after})


def more_replies(thread: str, after: str) -> Question:
    """The next page of what was said in a remark."""
    return Question(MORE_REPLIES, {"id": thread, "after": after})


def all_comments(place: str, after: str | None) -> Question:
    """Every comment of a conversation, oldest first; a page of them, after this one."""
    return Question(ALL_COMMENTS, {"id": place, "after": after})


def more_changes(place: str, after: str) -> Question:
    """The next page of comments in the order of their last change, newest first."""
    return Question(MORE_CHANGES, {"id": place, "after": after})


def edits(issue: str) -> Question:
    """Who has written which text of an issue lately, newest first; each is the whole text [rep]."""
    return Question(EDITS, {"id": issue})


def comments(ids: Sequence[str]) -> Question:
    """Certain comments; what there is no more is null."""
    return Question(KEPT, {"ids": list(ids)})
