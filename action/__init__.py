"""Incident Review: read what happened, review what follows from it, write that and nothing else."""

from __future__ import annotations

from typing import Final

__version__: Final = "0.1.0"

PROJECT: Final = "https://github.com/incident-review/incident-review"
"""Where people find us, and tell us of faults."""

NAME: Final = "incident-review"
"""What everything of ours on GitHub is called: branches, labels, marks in texts."""
PREPARING: Final = "review: preparing"
"""The label of a review that is not finished, where a team has not settled another."""
SIGNATURE: Final = "Written by Incident Review."
"""The body of every commit of ours, by which one run knows another's."""
BRANCHES: Final = f"{NAME}/"
"""What the name of every timeline branch begins with; the rest is the id of the incident."""
FINDING_BRANCHES: Final = "incident-findings/"
"""What the name of every branch with findings begins with: its events are none of ours."""
INCIDENT_FILES: Final = ("incident.yml", "incident.md")
"""What the file of an incident may be called; where both are in its folder, the first counts."""
