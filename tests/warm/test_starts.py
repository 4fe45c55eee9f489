"""What is forked from a warm process cannot tell that it was not started."""

import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.github.runner import Start, truly
from tests.warm import Warm

PROJECT: Final = Path(__file__).parents[2]
SEEN: Final = """
import os, pathlib, sys
print(sorted({*os.environ} - {"no_proxy"}), os.environ["WHO"], os.getenv("WHO"))
print(os.getcwd(), sys.argv[1:])
print(os.popen("echo $WHO").read(), sys.path[0], __name__, sys.modules["__main__"].__file__)
print("to whom it may concern", file=sys.stderr)
"""
COUNTED: Final = (
    "import action; action.count = getattr(action, 'count', 0) + 1; print(action.count)"
)
ENDS: Final = {
    "": 0,
    "raise SystemExit": 0,
    "import sys; sys.exit(3)": 3,
    "raise SystemExit('a letter')": 1,
    "{}['nothing']": 1,
    "import os; os.kill(os.getpid(), 15)": -signal.SIGTERM,
}


@dataclass(frozen=True)
class Bench:
    """A folder with one module, and a way to start it."""

    start: Start
    folder: Path

    def run(self, program: str, *arguments: str, **env: str) -> tuple[int, str, str]:
        """Write the module, run it to its end; return exit code, stdout and stderr."""
        (self.folder / "told.py").write_text(program)
        said = [self.folder / name for name in ("stdout", "stderr")]
        command = (sys.executable, "-m", "told", *arguments)
        where = {"PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}
        with said[0].open("w") as out, said[1].open("w") as err:
            code = self.start(command, self.folder, {**where, **env}, out, err).wait(30)
        return code, said[0].read_text(), said[1].read_text()


@pytest.fixture(params=["truly", "warm"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Bench:
    """Both ways to start, one after the other."""
    return Bench(truly if request.param == "truly" else request.getfixturevalue("warm"), tmp_path)


@pytest.fixture
def hurried() -> Iterator[Warm]:
    """A starter whose programs do not wait at all."""
    with Warm(pace=0) as warm:
        yield warm


def test_it_sees_what_a_true_start_sees(warm: Warm, tmp_path: Path) -> None:
    """Environment, folder, arguments, module; its children get them, too."""
    seen = [Bench(how, tmp_path).run(SEEN, "a", "b c", WHO="mira") for how in (truly, warm)]

    assert seen[0] == seen[1]
    assert "mira mira" in seen[0][1]
    assert seen[0][2] == "to whom it may concern\n"


@pytest.mark.parametrize("program", ENDS)
def test_it_ends_as_a_program_ends(bench: Bench, program: str) -> None:
    """With a code, or by a signal."""
    assert bench.run(program)[0] == ENDS[program]


def test_what_nobody_catches_is_printed(bench: Bench) -> None:
    """As Python prints it."""
    code, _, stderr = bench.run("raise ValueError('no such day')")

    assert code == 1
    assert stderr.startswith("Traceback")
    assert stderr.endswith("\nValueError: no such day\n")


def test_what_it_leaves_to_a_thread_is_finished(bench: Bench) -> None:
    """The interpreter waits for threads, and calls what was put off to the end."""
    program = """
import atexit, threading, time
atexit.register(print, "last")
threading.Thread(target=lambda: (time.sleep(0.2), print("first"))).start()
"""
    assert bench.run(program)[1] == "first\nlast\n"


def test_it_can_be_killed(bench: Bench) -> None:
    """While it runs; whoever waits hears of it."""
    (bench.folder / "told.py").write_text("import time; time.sleep(3000)")
    with (bench.folder / "said").open("w") as said:
        process = bench.start((sys.executable, "-m", "told"), bench.folder, {}, said, said)
    process.kill()

    assert process.wait(30) == -signal.SIGKILL
    process.kill()


def test_none_knows_of_another(bench: Bench) -> None:
    """What one program does to a module is gone with it."""
    assert [bench.run(COUNTED)[1] for _ in range(4)] == ["1\n"] * 4


def test_chance_is_another_each_time(bench: Bench) -> None:
    """Each draws its own numbers."""
    drawn = {bench.run("import random; print(random.random())")[1] for _ in range(4)}

    assert len(drawn) == 4


def test_sets_are_not_always_gone_through_in_one_order(bench: Bench) -> None:
    """Two runs in a row disagree, so that nothing can rely on it."""
    orders = [bench.run("print(hash('mira'))")[1] for _ in range(2)]

    assert orders[0] != orders[1]


def test_an_hour_passes_at_once(hurried: Warm, tmp_path: Path) -> None:
    """Waits are as long as they were said to be."""
    assert Bench(hurried, tmp_path).run("import time; time.sleep(3600)") == (0, "", "")


def test_what_no_module_is_needs_a_true_start(warm: Warm, tmp_path: Path) -> None:
    """A warm process is no shell."""
    with (tmp_path / "said").open("w") as said, pytest.raises(AssertionError, match="true start"):
        warm(("git", "status", "-s"), tmp_path, {}, said, said)
