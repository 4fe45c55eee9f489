"""Commands that read and write files of whoever calls them."""

from __future__ import annotations

import errno

import click

from action.errors import Letter


class AtDisk(click.Command):
    """A command that says in a letter what the disk has refused: a name, a right, a folder."""

    def invoke(self, ctx: click.Context) -> object:
        """Do what was asked; ClickException where a path cannot be used."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads our words has had enough; Click knows
                raise
            what = f"{error.filename or 'A file'} cannot be used ({error.strerror})"
            remedy = "see what is there and who may use it, or name another"
            raise click.ClickException(str(Letter(what, remedy))) from error
