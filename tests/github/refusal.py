"""How GitHub says no: one rule, spoken by REST and by GraphQL."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A reason to refuse: GraphQL answers with ``kind``, REST with ``status``."""

    message: str
    kind: str
    status: int
    source: str
    rest_message: str | None = None

    def broken(
        self, *, field: str | None = None, needs: str | None = None, **words: object
    ) -> "Refusal":
        """Return the refusal to raise, its message filled with ``words``."""
        return Refusal(self, words, field=field, needs=needs)


class Refusal(Exception):  # noqa: N818 - GitHub refuses; nothing went wrong
    """GitHub says no; the same refusal is spoken by REST and by GraphQL."""

    def __init__(
        self, rule: Rule, words: Mapping[str, object], *, field: str | None, needs: str | None
    ) -> None:
        """Keep the rule, the field that breaks it, and the permission that is missing."""
        super().__init__(rule.message.format(**words))
        self.rule = rule
        self.field = field
        self.needs = needs
        self.rest_message = (rule.rest_message or rule.message).format(**words)
