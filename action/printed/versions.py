"""What programs get says which version of its schema it follows (templates/printed/)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

VERSION: Final = 1
"""Goes up when something is taken away or means another thing; new names come without that."""


def versioned(data: Mapping[str, Any]) -> dict[str, Any]:
    """The same data with its version first."""
    return {"version": VERSION, **data}
