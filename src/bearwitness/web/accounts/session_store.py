"""Sessions in the encrypted case database."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from bearwitness.web.accounts.session_limits import BEGAN

if TYPE_CHECKING:
    from bearwitness.web.accounts.models import SignIn

ACCOUNT = "account"
"""Key under which a session holds the account's number."""


class SessionStore(DatabaseStore):
    """Django's store on our table; the browser forgets its cookie when it is closed."""

    @classmethod
    def get_model_class(cls) -> type[SignIn]:
        """Table of the sessions."""
        from bearwitness.web.accounts.models import SignIn

        return SignIn

    def create_model_instance(self, data: dict[str, Any]) -> SignIn:
        """Row to be saved."""
        row = cast("SignIn", super().create_model_instance(data))
        row.account_id = data.get(ACCOUNT)
        row.began = datetime.fromtimestamp(data.get(BEGAN, time.time()), UTC)
        return row

    def get_expire_at_browser_close(self) -> bool:
        """Return true: the limits stand in the row."""
        return True
