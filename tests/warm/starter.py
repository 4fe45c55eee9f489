"""Keeps warm processes, and starts the program from them."""

import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from typing import IO, Final, Self

from tests.warm.order import NUMBER, Order, send

PROJECT: Final = Path(__file__).parents[2]
KEPT: Final = ("HOME", "LANG", "PATH", "PYTHONPATH", "VIRTUAL_ENV")
"""What a warm process knows of our environment; each child gets one of its own."""
PACE: Final = 0.01
"""The program waits a hundredth of its waits."""


class Started:
    """A program that runs: as much of `subprocess.Popen` as tests need."""

    def __init__(self, life: int) -> None:
        """Learn the id of the process from the pipe that tells of its life."""
        self._life = life
        self._lock = threading.Lock()
        self.pid = self._told()
        self.returncode: int | None = None

    def kill(self) -> None:
        """Kill the process, if it lives."""
        if self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """Return its exit code, or minus the signal that it died of, when it has ended."""
        with self._lock:
            if self.returncode is None:
                if not select.select([self._life], [], [], timeout)[0]:
                    raise subprocess.TimeoutExpired(f"process {self.pid}", timeout or 0)
                self.returncode = self._told()
                os.close(self._life)
        return self.returncode

    def _told(self) -> int:
        number: int
        (number,) = NUMBER.unpack(os.read(self._life, NUMBER.size))
        return number


class Helper:
    """One warm process."""

    def __init__(self) -> None:
        """Start it; it gets warm while we go on, and ends when we do."""
        ours, its = socket.socketpair()
        self._channel = ours
        self._lock = threading.Lock()
        with its:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.warm", str(its.fileno())],
                cwd=PROJECT,
                env={name: os.environ[name] for name in KEPT if name in os.environ},
                stdin=subprocess.DEVNULL,
                pass_fds=[its.fileno()],
            )

    def start(self, order: Order, stdout: int, stderr: int) -> Started:
        """Have the order carried out by a process of its own."""
        life, its = os.pipe()
        with self._lock:
            send(self._channel, order, (stdout, stderr, its))
        os.close(its)
        return Started(life)

    def end(self) -> None:
        """Let it end, and wait until it has."""
        self._channel.close()
        self._process.wait(10)


class Warm:
    """Starts the program from warm processes in turn.

    Like two true starts, two of them do not agree in which order a set is gone through.
    """

    def __init__(self, pace: float = PACE, helpers: int = 2) -> None:
        """Let every wait of the program be so many times as long."""
        self._pace = pace
        self._helpers = tuple(Helper() for _ in range(helpers))
        self._turns = cycle(self._helpers)

    def __enter__(self) -> Self:
        """Keep warm until the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the warm processes; what was started from them goes on."""
        for helper in self._helpers:
            helper.end()

    def __call__(
        self,
        command: Sequence[str],
        folder: Path,
        env: Mapping[str, str],
        stdout: IO[str],
        stderr: IO[str],
    ) -> Started:
        """Start `python -m module …` in a folder, with this environment."""
        python, option, module, *arguments = command
        assert (python, option) == (sys.executable, "-m"), f"this needs a true start: {command}"
        order = Order(module, arguments, str(folder), env, self._pace)
        return next(self._turns).start(order, stdout.fileno(), stderr.fileno())
