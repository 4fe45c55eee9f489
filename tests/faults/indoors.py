"""The shipped program inside the test's own process: no start, no waiting, and open to surgery."""

import json
import os
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from click.testing import CliRunner

from action.__main__ import main
from tests.faults.scene import Scene
from tests.github import Event, Run
from tests.github.runner import KEPT, read_annotations, read_outputs


def run_indoors(
    scene: Scene, event: Event, folder: Path, env: Mapping[str, str] | None = None
) -> Run:
    """Run the Action for an event; whatever it raises is raised here."""
    for name in ("output", "summary.md"):
        (folder / name).write_text("")
    (folder / "event.json").write_text(json.dumps(event.payload))
    given = {**scene.runner._environment(event, folder, {}, 1), **(env or {})}
    with _handlers_kept(), mock.patch.object(time, "sleep"), mock.patch.dict(os.environ, given):
        for name in os.environ.keys() - given.keys() - set(KEPT):
            del os.environ[name]
        result = CliRunner().invoke(main, ["run"], catch_exceptions=False)
    return Run(
        exit_code=result.exit_code,
        stdout=result.stdout,
        stderr=result.stderr,
        summary=(folder / "summary.md").read_text(),
        outputs=read_outputs((folder / "output").read_text()),
        annotations=read_annotations(result.stdout),
    )


@contextmanager
def _handlers_kept() -> Iterator[None]:
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
