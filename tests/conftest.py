"""What all tests share: the warm start, and how long is searched."""

from collections.abc import Iterator

import pytest

from tests.searching import register_profiles
from tests.warm import Warm

register_profiles()


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """Starts the program without its imports; made before any stand-in that it runs against."""
    with Warm() as warm:
        yield warm
