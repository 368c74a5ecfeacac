"""Set an account up with its link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from bearwitness.actions.keys.unlock import keyring_of
from bearwitness.casebook.acting import acting
from bearwitness.vault.errors import WrongPassphrase
from bearwitness.web.accounts.models import Account, Device, Link, Passkey, SignIn
from bearwitness.web.accounts.recovery_codes import draw_codes
from bearwitness.web.accounts.secret_text import digest
from bearwitness.web.errors import LinkOver
from bearwitness.web.process import served


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSecrets:
    """Hash of the password, and the secret of the authenticator app whose code she has shown."""

    password: str
    totp_secret: str
    totp_step: int


def link_of(secret: str) -> Link:
    """Link that a secret belongs to.

    Raises
    ------
    LinkOver
    """
    link = Link.objects.select_related("account").filter(digest=digest(secret)).first()
    if link is None or link.until < datetime.now(UTC) or not link.account.active:
        raise LinkOver
    return link


def needs_passphrase(link: Link) -> bool:
    """Whether the name is a keyholder's, whose passphrase nobody has shown for this link."""
    return not link.proved and keyring_of(served().casebook.path).entry(link.account.name) is not None


def prove_keyholder(link: Link, passphrase: str) -> None:
    """Check the keyholder's passphrase.

    Raises
    ------
    WrongPassphrase, DamagedKeyring
    """
    if not needs_passphrase(link):
        return
    if len(passphrase) > 1000:  # refused before it costs anything
        raise WrongPassphrase
    keyring_of(served().casebook.path).unlock(link.account.name, passphrase)


def set_up_account(link: Link, given: FirstSecrets) -> list[str]:
    """Give the account its secrets, end everything that held before, and return new recovery codes.

    Raises
    ------
    LinkOver
        Another request used it first.
    """
    account = link.account
    with acting(served().acting_as(account.name), "set_up_account"):
        used, _ = Link.objects.filter(pk=link.pk, digest=link.digest).delete()
        if not used:
            raise LinkOver
        for held in (SignIn, Device, Passkey):
            held.objects.filter(account=account).delete()
        Account.objects.filter(pk=account.pk).update(
            password=given.password, totp_secret=given.totp_secret, totp_step=given.totp_step
        )
        return draw_codes(account)
