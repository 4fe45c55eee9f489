"""What people say on GitHub, page by page to its end: comments, review threads, replies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from action.connection import Connection
from action.node import Node
from action.read.github import asking, nodes, queries


@dataclass(frozen=True, slots=True)
class Talk:
    """Reads on where a list of GitHub's has more than came with the first answer."""

    connection: Connection

    def comments(self, node: Node) -> Iterator[Node]:
        """The comments below an issue, or in the conversation of a pull request."""
        page = node["comments"]
        while True:
            yield from nodes.nodes(page)
            if not page["pageInfo"]["hasPreviousPage"]:
                return
            more = queries.more_comments(node["id"], page["pageInfo"]["startCursor"])
            page = asking.node(self.connection, more)["comments"]

    def threads(self, pull: Node) -> Iterator[Node]:
        """The review threads of a pull request, each with all that was said in it."""
        page = pull["reviewThreads"]
        while True:
            yield from (self._whole(thread) for thread in nodes.nodes(page))
            if not page["pageInfo"]["hasNextPage"]:
                return
            more = queries.more_threads(pull["id"], page["pageInfo"]["endCursor"])
            page = asking.node(self.connection, more)["reviewThreads"]

    def _whole(self, thread: Node) -> Node:
        said, page = list(nodes.nodes(thread["comments"])), thread["comments"]["pageInfo"]
        while page["hasNextPage"]:
            question = queries.more_replies(thread["id"], page["endCursor"])
            more = asking.node(self.connection, question)["comments"]
            said, page = [*said, *nodes.nodes(more)], more["pageInfo"]
        return {**thread, "comments": {"nodes": said}}
