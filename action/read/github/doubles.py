"""Whether there is a second issue for one thing, and whether people have done something in it."""

from __future__ import annotations

from action.node import Node
from action.read.github.ourselves import Ourselves, full_login
from action.review.claims.double import Double
from action.review.git_steps import Target


def double(node: Node, original: Target, we: Ourselves) -> Double:
    """An issue that stands there a second time."""
    said = [one for one in node["comments"]["nodes"] if one]
    ended = node["state"] != "OPEN"
    touched = ended or edited(node, we) or not all(map(we.wrote, said))
    return Double(Target(node["id"], node["number"]), original, touched, ended)


def counts(node: Node) -> bool:
    """Whether an issue is open or closed as done; one that was dismissed says nothing any more."""
    return bool(node["state"] == "OPEN" or node["stateReason"] == "COMPLETED")


def edited(node: Node, we: Ourselves) -> bool:
    """Whether a person has changed a text last."""
    editor = node.get("editor") or {}
    return editor.get("__typename") == "User" and not we.are(full_login(editor))
