"""Whether an answer has all that was asked for, each thing of its kind; nobody looks again later.

The kinds are those of GitHub's schema, by the name of the field: a field has one everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Final, TypeAlias

from action.wire.selection import Selected

Check: TypeAlias = Callable[[object], bool]

LARGEST: Final = 2**31
"""GraphQL's numbers have 32 bits [spec]."""
YEARS: Final = range(1971, 9999)
_WORD: Final = re.compile(r"[!#-;=?-~]{1,2000}")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_word(value: object) -> bool:
    """Whether it can be an id, an address or a login, as they stand in markers and links."""
    return isinstance(value, str) and _WORD.fullmatch(value) is not None


def _is_yes_or_no(value: object) -> bool:
    return isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < LARGEST


def _is_instant(value: object) -> bool:
    """Whether it is a moment that every zone can show."""
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return False
    return at is not None and at.tzinfo is not None and at.year in YEARS


def _is_state(value: object) -> bool:
    return value in ("OPEN", "CLOSED", "MERGED")


_KINDS: Final[tuple[tuple[Check, str], ...]] = (
    (_is_number, "number byteSize totalCount remaining line requiredApprovingReviewCount"),
    (_is_instant, "closedAt committedDate createdAt lastEditedAt resetAt updatedAt"),
    (_is_state, "state"),
    (_is_word, "__typename headRefOid id login nameWithOwner oid url"),
    (
        _is_yes_or_no,
        (
            "hasIssuesEnabled hasNextPage hasPreviousPage isBinary isCrossRepository isEnabled "
            "isMinimized isPrivate isResolved isTruncated mergeCommitAllowed "
            "rebaseMergeAllowed requiresConversationResolution requiredReviewThreadResolution "
            "squashMergeAllowed viewerDidAuthor viewerHasReacted"
        ),
    ),
)
KINDS: Final[Mapping[str, Check]] = {
    name: check for check, names in _KINDS for name in names.split()
}
"""What a field holds; one that is not here holds text."""
MAY_BE_NULL: Final = frozenset(
    {
        "actor",
        "assignee",
        "author",
        "clientMutationId",
        "closedAt",
        "defaultBranchRef",
        "date",
        "diff",
        "editor",
        "endCursor",
        "field",
        "fieldValueByName",
        "file",
        "isBinary",
        "issue",
        "issueFieldValues",
        "issueFields",
        "issueType",
        "issueTypes",
        "label",
        "lastEditedAt",
        "line",
        "object",
        "parent",
        "pullRequest",
        "parameters",
        "projectV2",
        "rateLimit",
        "reactionGroups",
        "refUpdateRule",
        "ref",
        "repository",
        "repositoryOwner",
        "requestedReviewer",
        "requiredApprovingReviewCount",
        "rules",
        "startCursor",
        "stateReason",
        "text",
        "user",
        "userContentEdits",
    }
)
"""What GitHub may leave empty, as far as whoever reads it knows what that means."""
LISTS: Final = frozenset({"entries", "nodes", "options", "reactionGroups"})
"""Fields that hold several things; null stands for one that GitHub cannot show."""


def misfit(asked: Selected, answer: object, place: str = "") -> str | None:
    """The first place at which an answer lacks what was asked, or is of another kind."""
    return next(misfits(asked, answer, place), None)


def misfits(asked: Selected, answer: object, place: str = "") -> Iterator[str]:
    """Every such place, with a dot between its parts."""
    if not isinstance(answer, Mapping):
        yield place or "all of it"
        return
    yield from (f"{place}.{cursor}" for cursor in _lost_cursors(answer))
    for alias, wanted in _due(asked, answer):
        here = f"{place}.{alias}" if place else alias
        if alias not in answer:
            yield here
        elif answer[alias] is not None or wanted.name not in MAY_BE_NULL:
            yield from _misfit_value(wanted, answer[alias], here)


def _due(asked: Selected, answer: Mapping[str, object]) -> Iterator[tuple[str, Selected]]:
    """What must be told of a thing; of what only some kinds of it have, all or nothing."""
    yield from asked.fields.items()
    for kind in asked.maybe:
        if any(alias in answer and alias not in asked.fields for alias in kind):
            yield from kind.items()


def _lost_cursors(page: Mapping[str, object]) -> Iterator[str]:
    """Where a list goes on, and nobody says from where."""
    for goes_on, cursor in (("hasNextPage", "endCursor"), ("hasPreviousPage", "startCursor")):
        if page.get(goes_on) is True and page.get(cursor) is None:
            yield cursor


def _misfit_value(wanted: Selected, value: object, here: str) -> Iterator[str]:
    if not (wanted.fields or wanted.maybe):
        if not KINDS.get(wanted.name, _is_text)(value):
            yield here
    elif wanted.name not in LISTS:
        yield from misfits(wanted, value, here)
    elif not isinstance(value, list):
        yield here
    else:
        for i, one in enumerate(value):
            if one is not None:
                yield from misfits(wanted, one, f"{here}.{i}")
