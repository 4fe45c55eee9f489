"""What GitHub's answers are made of, for those who read them and those who write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Node: TypeAlias = Mapping[str, Any]
"""A thing of GitHub's as JSON holds it, with the fields that were asked for."""
