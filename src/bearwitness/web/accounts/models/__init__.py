"""Tables of the accounts, one file a noun; each names its app, so that it can be imported where it is not installed."""

from bearwitness.web.accounts.models.account import Account
from bearwitness.web.accounts.models.device import Device
from bearwitness.web.accounts.models.link import Link
from bearwitness.web.accounts.models.passkey import Passkey
from bearwitness.web.accounts.models.recovery_code import RecoveryCode
from bearwitness.web.accounts.models.saved_search import SavedSearch
from bearwitness.web.accounts.models.sign_in import SignIn

__all__ = ["Account", "Device", "Link", "Passkey", "RecoveryCode", "SavedSearch", "SignIn"]
