"""What every form has in common: a mapping with certain names, as people write it in YAML."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, model_validator


class Form(BaseModel):
    """A mapping with these names and no others; a name without a value counts as not written."""

    model_config = ConfigDict(
        defer_build=True, extra="forbid", frozen=True, hide_input_in_errors=True
    )

    @model_validator(mode="before")
    @classmethod
    def _written(cls, value: object) -> object:
        if value == "":
            return {}
        if not isinstance(value, dict) or "" not in value.values():
            return value
        known = names_of(cls)
        return {key: held for key, held in value.items() if held != "" or key not in known}


@cache
def names_of(form: type[Form]) -> dict[str, str]:
    """The names that a form knows, as written in the file, with the attribute each fills."""
    return {field.alias or name: name for name, field in form.model_fields.items()}
