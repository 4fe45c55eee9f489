"""What the runner may show: no token, and no half of a character that cannot be written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from action.wire.carrier import HIDDEN, hidden

_TOKEN: Final = re.compile(r"\b(?:gh[a-z]_|github_pat_)[A-Za-z0-9_.\-]{16,}")
"""A token of GitHub's, of any length: `ghs_` with about 520 characters, `github_pat_` [docs]."""


def harmless(text: str, secrets: Iterable[str] = ()) -> str:
    """The text without tokens and keys: ours, and what looks like a token of GitHub's."""
    return _TOKEN.sub(HIDDEN, hidden(text, secrets)).encode("utf-8", "replace").decode()
