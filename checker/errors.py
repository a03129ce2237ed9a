"""The errors that callers may catch; every message names the file, key or report and the next step."""


class CheckerError(Exception):
    """Base of every error this package raises on purpose.

    >>> issubclass(InputError, CheckerError)
    True
    """


class InputError(CheckerError):
    """An input could not be read at all."""


class LanguageDataError(CheckerError):
    """A file of language data breaks its schema; the message names file and key."""


class SettingsError(CheckerError):
    """A setting or option has a value that cannot be used."""


class ModelUnavailableError(CheckerError):
    """A named embedding model could not be loaded; nothing is substituted for it."""


class Stopped(BaseException):
    """A run was asked to stop, by Ctrl-C or by the system; ``signal`` is the number it was asked with."""

    def __init__(self, signal: int, sentence: str = "stopped") -> None:
        """Say what is kept, and how to go on."""
        super().__init__(sentence)
        self.signal = signal
