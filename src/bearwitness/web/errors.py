"""What can go wrong at the pages."""

from bearwitness.domain.errors import BearwitnessError


class WeakPassword(BearwitnessError):
    """Choose a longer password: {minimum} characters or more, not your name and not one character again and again; a sentence that only you would say is good."""

    exit_code = 231


class AccountTaken(BearwitnessError):
    """There is an account of this name, or of one that looks the same; choose another name."""

    exit_code = 232


class LinkOver(BearwitnessError):
    """This link has been used or is too old; ask whoever gave it to you for a new one."""

    exit_code = 233


class NotLoopback(BearwitnessError):
    """This address can be reached from other machines; give --behind-proxy ORIGIN only where a proxy with TLS stands before it."""

    exit_code = 234


class PortTaken(BearwitnessError):
    """Another programme uses this port; choose another with --port, or 0 for any that is free."""

    exit_code = 235


class IdentitiesClosed(BearwitnessError):
    """The identity store is not open to you now; open it with your passphrase and a reason."""

    exit_code = 237


class IdentitiesBusy(BearwitnessError):
    """Somebody else is reading the identity store this moment; try again shortly."""

    exit_code = 238


class NotYourself(BearwitnessError):
    """Nobody changes her own roles or closes her own account; ask another custodian."""

    exit_code = 236


class TooManySearches(BearwitnessError):
    """You keep {most} searches already; forget one that you no longer need, then keep this one."""

    exit_code = 239
