"""How long tests look for an example that breaks something: Hypothesis, and walks over pairs."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, settings

DEEP: Final = 20
"""How many times more examples the profile `deep` tries."""
USUAL: Final = 100
"""Examples of a test that asks for no number of its own."""
QUICK: Final = 10
"""The same in the profile `quick`, where they are always the same ones."""


def register_profiles() -> None:
    """Say what `--hypothesis-profile=` may ask for; no profile fails because a machine is busy.

    Only `deep` draws other examples each time: what a change has not broken stays green.
    """
    patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
    settings.register_profile("default", patient, max_examples=USUAL, derandomize=True)
    settings.register_profile("deep", patient, max_examples=USUAL * DEEP)
    settings.register_profile(
        "quick",
        patient,
        max_examples=QUICK,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
    )


def examples(number: int) -> settings:
    """Try so many examples, or as many times more as the profile does."""
    return settings(max_examples=number * settings().max_examples // USUAL)


def crossed(
    rows: Sequence[Any], columns: Mapping[str, Any], each: int, *, whole: Collection[Any] = ()
) -> list[Any]:
    """Pairs of both for `parametrize`: all of them in the profile `deep`.

    Else so many columns for each row, by turns, so that every column meets as many rows; and all
    columns for the rows in `whole`.
    """
    deep = settings().max_examples > USUAL
    pairs = []
    for at, row in enumerate(rows):
        number = len(columns) if deep or row in whole else each
        chosen = {(at * each + i) % len(columns) for i in range(number)}
        pairs += [
            pytest.param(row, column, id=f"{row}-{name}")
            for i, (name, column) in enumerate(columns.items())
            if i in chosen
        ]
    return pairs
