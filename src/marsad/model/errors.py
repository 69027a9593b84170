"""The errors that Marsad raises on purpose; anything else that escapes is a bug."""

from __future__ import annotations


class MarsadError(Exception):
    """An expected failure, with a stable code and the facts a person needs to act on it.

    Args:
        code: stable, kebab-case; each has its entry in docs/errors.md.
        message: what was wrong, with which input, and what to do, in one or two sentences.
        facts: the values behind the message, for machines.
    """

    exit_code = 1

    def __init__(self, code: str, message: str, **facts: str | int | float | None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.facts = facts


class InputError(MarsadError):
    """One input cannot be used; it is set aside as a Problem and the run goes on."""


class UpstreamError(MarsadError):
    """Something outside failed and may work later; the step can be tried again."""


class ConfigError(MarsadError):
    """The command or its configuration makes no sense; nothing has been done."""

    exit_code = 2


class LedgerError(MarsadError):
    """The ledger cannot be trusted or written; the run stops."""

    exit_code = 4
