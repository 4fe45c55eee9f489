"""How long Hypothesis looks for an example that breaks something."""

from typing import Final

from hypothesis import HealthCheck, settings

DEEP: Final = 20
"""How many times more examples the profile `deep` tries."""
USUAL: Final = 100
"""Examples of a test that asks for no number of its own."""


def register_profiles() -> None:
    """Say what `--hypothesis-profile=deep` means; no profile fails because a machine is busy."""
    patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("default", patient, max_examples=USUAL)
    settings.register_profile("deep", patient, max_examples=USUAL * DEEP, database=None)


def examples(number: int) -> settings:
    """Try so many examples, or as many times more as the profile does."""
    return settings(max_examples=number * settings().max_examples // USUAL)
