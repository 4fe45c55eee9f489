"""The door of the command `incident-review`, which is quiet while it is opened."""

from __future__ import annotations

import signal


def start() -> None:
    """Run the program; Ctrl-C before it listens ends it as the system does, without a traceback."""
    listens = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if listens:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from action.__main__ import main

    if listens:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    main()
