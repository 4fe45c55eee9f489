"""Every notice that is due, the most pressing first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from action.review.notices import (
    date_notices,
    file_notices,
    page_notices,
    people_notices,
    request_notices,
    timeline_notices,
)
from action.review.notices.notice import Notice
from action.review.view import View

_THEMES: Final[tuple[Callable[[View], Iterator[Notice]], ...]] = (
    file_notices.due,
    request_notices.due,
    timeline_notices.due,
    date_notices.due,
    people_notices.due,
    page_notices.due,
)


def notices(view: View) -> Iterator[Notice]:
    """Everything worth a notice, the most pressing first."""
    return chain.from_iterable(due(view) for due in _THEMES)
