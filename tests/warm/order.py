"""What a starter and its warm process say to each other."""

import json
import socket
import struct
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

NUMBER: Final = struct.Struct("!i")
"""A length, the id of a process, or how it ended."""
FILES: Final = 3
"""With every order go the child's stdout and stderr, and the pipe that tells of its life."""


@dataclass(frozen=True)
class Order:
    """Which module to run as `python -m` would, and where; each wait is as long, times `pace`."""

    module: str
    arguments: Sequence[str]
    folder: str
    env: Mapping[str, str]
    pace: float


def send(channel: socket.socket, order: Order, files: Sequence[int]) -> None:
    """Give an order, and the open files that go with it."""
    content = json.dumps(asdict(order)).encode()
    socket.send_fds(channel, [NUMBER.pack(len(content))], files)
    channel.sendall(content)


def receive(channel: socket.socket) -> tuple[Order, list[int]] | None:
    """Return the next order and its files, or None when nobody will give one any more."""
    head, files, _, _ = socket.recv_fds(channel, NUMBER.size, FILES)
    if not head:
        return None
    (length,) = NUMBER.unpack(head)
    return Order(**json.loads(channel.recv(length, socket.MSG_WAITALL))), files
