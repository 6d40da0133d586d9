"""The errors that the application raises on purpose, sorted by whose fault they are.

Three kinds only (docs/decisions/0005-errors.md): the user's (`UserError`: says what to do), the environment's
(`EnvironmentFault`: says what is missing) and ours (any other exception: crash report). Each class holds its Italian
text as a template with named places; the screens translate the template and fill it with `params`, so that no text
is ever put together before it is translated.
"""

from __future__ import annotations

from typing import ClassVar, Self


class RefettorioError(Exception):
    """Root of all errors raised on purpose.

    `template` is the Italian text with `{name}` places, `params` what fills them. `str(error)` is the Italian text.
    """

    template: ClassVar[str] = "Si è verificato un errore."

    def __init__(self, **params: object) -> None:
        super().__init__(self.template.format(**params))
        self.params: dict[str, object] = params

    @property
    def code(self) -> str:
        """The name of the class: stable, for logs, verdicts and tests."""
        return type(self).__name__


class Phrase(str):
    """Italian words that fill a place of an error, themselves with places: translated first, filled after.

    As a text it is the Italian one, filled. Words without places need it only where they are not written as an
    error's argument, in a table for example: the catalogue of English finds them by it.
    """

    __slots__ = ("params", "template")
    template: str
    params: dict[str, object]

    def __new__(cls, template: str, **params: object) -> Self:
        """Keep the template and what fills it."""
        phrase = super().__new__(cls, template.format(**params))
        phrase.template, phrase.params = template, params
        return phrase


class UserError(RefettorioError):
    """The request cannot be carried out as it was made: the text says what to do."""


class EnvironmentFault(RefettorioError):
    """Something around the program is missing or broken: the text says what."""


class NotFound(UserError):
    """The record asked for does not exist (or does no longer)."""

    template = "{what} non trovato. Aggiorna l'elenco e riprova."


class InvalidValue(UserError):
    """A field holds something that cannot be accepted.

    Params: `field` (Italian name of the field), `reason` (Italian, what is expected).
    """

    template = "{field}: {reason}"


class NotAllowed(UserError):
    """The signed-in user's role does not include the operation."""

    template = "Il tuo ruolo ({role}) non permette questa operazione. Chiedi all'amministratore."


class Conflict(UserError):
    """The same operation id came with a different content, or somebody else changed the record meanwhile."""

    template = "L'operazione {operation} è già stata registrata con un contenuto diverso: non è stata ripetuta."


class Cancelled(UserError):
    """The user stopped a long operation; what was finished before stays, nothing is half-done."""

    template = "Operazione interrotta. Quanto già concluso resta registrato."
