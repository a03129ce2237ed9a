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
