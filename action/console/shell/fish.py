"""Completion in fish, with the whole line of help: Click cuts it at the first comma."""

from __future__ import annotations

from typing import ClassVar

from click.shell_completion import FishComplete, add_completion_class


@add_completion_class
class WholeFishComplete(FishComplete):
    """The same as Click's, but for the place where a line is parted."""

    source_template: ClassVar[str] = FishComplete.source_template.replace(
        'string split "," $completion', 'string split --max 1 "," $completion'
    )
