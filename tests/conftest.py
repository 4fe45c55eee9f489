"""What all tests share."""

from collections.abc import Iterator

import pytest

from tests.warm import Warm


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """Starts the program without its imports; made before any stand-in that it runs against."""
    with Warm() as warm:
        yield warm
