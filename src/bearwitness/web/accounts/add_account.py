"""Make an account for somebody."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.domain.messages import Language
from bearwitness.vault.keyholder import SHARES, keyholder_name
from bearwitness.web.accounts.models import Account
from bearwitness.web.accounts.secret_text import digest
from bearwitness.web.errors import AccountTaken


def add_account(casebook: Casebook, name: str, language: Language) -> Account:
    """Add an account that nobody has set up yet; by itself it may see nothing.

    Under the name of a keyholder it is hers: her link asks for her passphrase.

    Raises
    ------
    NotAllowed
    AccountTaken
    BadValue
        The name is not one that a keyholder could have.
    """
    name = keyholder_name(name)
    with acting(casebook, "add_account", "accounts") as entry:
        if name == SHARES or _looks(name) in map(_looks, Account.objects.values_list("name", flat=True)):
            raise AccountTaken
        entry.detail["account"] = digest(name)
        return Account.objects.create(
            name=name, language=language, made_at=datetime.now(UTC), made_by=casebook.actor
        )


def _looks(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
