"""What a client gives with a write: nothing of it may be ignored in silence."""

from collections.abc import Iterator, Mapping
from typing import Any


class Given(Mapping[str, Any]):
    """Values by name, which know the names that were looked up."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        """Begin with nothing looked up."""
        self._values = values
        self._read: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        """Return a value, and note that somebody wanted it."""
        self._read.add(name)
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self._values)

    def __len__(self) -> int:
        """Return how many values were given."""
        return len(self._values)

    def ignored(self) -> dict[str, Any]:
        """Return the values that nobody looked up; null is as good as not given."""
        return {
            name: value
            for name, value in self._values.items()
            if name not in self._read and value is not None
        }
