"""The warm process: imports the whole program once, and forks it for every order.

It has one thread and no connection, as whatever is forked must. `serve` returns in the child only,
which then runs the module at the very end of this file, as `python -m` would: whatever it raises,
the interpreter itself prints and turns into an exit code.
"""

import gc
import importlib
import os
import pkgutil
import runpy
import signal
import socket
import sys
import threading
import time
from dataclasses import fields
from typing import SupportsIndex

from action.languages.lazily import Lazily
from action.read.data_files.moment_words import moment_words
from tests.warm.order import NUMBER, Order, receive

PACKAGE = "action"


def warm_up() -> None:
    """Import all that a run may import, but not the front door: each run opens it itself.

    The templates are part of the program, and are compiled when they are first wanted: so here. The
    same goes for the patterns of all languages.
    """
    package = importlib.import_module(PACKAGE)
    for module in pkgutil.walk_packages(package.__path__, f"{PACKAGE}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    words = importlib.import_module(f"{PACKAGE}.review.words")
    for template in words._environment().list_templates(extensions=["j2"]):
        words._environment().get_template(template)
    make_patterns()
    assert threading.active_count() == 1, threading.enumerate()
    gc.collect()
    gc.freeze()


def make_patterns() -> None:
    """Compile every pattern that waits until it is asked for."""
    rules = moment_words()
    ours = [module for name, module in sys.modules.items() if name.startswith(f"{PACKAGE}.")]
    values = [value for module in ours for value in vars(module).values()]
    for table in (*values, *(getattr(rules, field.name) for field in fields(rules))):
        if isinstance(table, Lazily):
            list(table.values())


def serve(channel: socket.socket) -> Order:
    """Fork a keeper for each order; return the order in the process that is to carry it out."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # a keeper that is done leaves no zombie
    while received := receive(channel):
        order, files = received
        if os.fork() == 0:
            channel.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            return keep(order, *files)
        for file in files:
            os.close(file)
    os._exit(0)


def keep(order: Order, stdout: int, stderr: int, life: int) -> Order:
    """Fork the child, tell its id and how it ends; only the child returns."""
    child = os.fork()
    if child:
        os.close(stdout)
        os.close(stderr)
        os.write(life, NUMBER.pack(child))
        _, status = os.waitpid(child, 0)
        os.write(life, NUMBER.pack(os.waitstatus_to_exitcode(status)))
        os._exit(0)
    os.close(life)
    become(order, stdout, stderr)
    return order


def become(order: Order, stdout: int, stderr: int) -> None:
    """Take on the output, folder, environment and arguments that a true start would have."""
    for file, place in ((stdout, 1), (stderr, 2)):
        os.dup2(file, place)
        os.close(file)
    os.chdir(order.folder)
    os.environ.clear()
    os.environ.update(order.env)
    if sys.platform == "darwin":
        os.environ["no_proxy"] = "*"  # macOS itself must not be asked for proxies after a fork
    time.tzset()
    sys.argv[1:] = order.arguments
    sys.path[0] = order.folder
    hasten(order.pace)


def hasten(pace: float) -> None:
    """Make every wait of the program so many times as long."""
    sleep = time.sleep

    def hastened(seconds: float | SupportsIndex, /) -> None:
        sleep(float(seconds) * pace)

    time.sleep = hastened


if __name__ == "__main__":
    warm_up()
    runpy.run_module(
        serve(socket.socket(fileno=int(sys.argv[1]))).module, run_name="__main__", alter_sys=True
    )
