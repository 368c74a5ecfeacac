"""Passkeys (WebAuthn, level 2) as a second factor."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    UserVerificationRequirement,
)

from bearwitness.web.accounts.models import Account, Passkey
from bearwitness.web.process import served
from bearwitness.web.request import PageRequest

STATE = "passkey"
"""Key of the challenge that the session waits for an answer to; each is answered once."""
MOST = 20_000
"""Characters of an answer."""


def begin_adding(request: PageRequest, account: Account) -> str:
    """Options for a new passkey, as JSON for the browser."""
    user = PublicKeyCredentialUserEntity(
        id=str(account.pk).encode(), name=account.name, display_name=account.name
    )
    options, state = _server(request).register_begin(
        user, _held(account), user_verification=UserVerificationRequirement.PREFERRED
    )
    request.session[STATE] = state
    return json.dumps(dict(options.public_key))


def finish_adding(request: PageRequest, account: Account, answer: str, name: str) -> bool:
    """Keep the passkey where the answer is right."""
    state, given = request.session.pop(STATE, None), _parsed(answer)
    if state is None or given is None:
        return False
    try:
        data = _server(request).register_complete(state, given)
    except (ValueError, TypeError, KeyError):
        return False
    if data.credential_data is None:
        return False
    Passkey.objects.create(
        account=account, name=name, credential=bytes(data.credential_data), added_at=datetime.now(UTC)
    )
    return True


def begin_asking(request: PageRequest, account: Account) -> str:
    """Options to ask for one of the account's passkeys; empty where it has none."""
    held = _held(account)
    if not held:
        return ""
    options, state = _server(request).authenticate_begin(held, UserVerificationRequirement.PREFERRED)
    request.session[STATE] = state
    return json.dumps(dict(options.public_key))


def right_passkey(request: PageRequest, account: Account, answer: str) -> bool:
    """Whether the answer to the session's challenge was made with one of the account's passkeys."""
    state, given = request.session.pop(STATE, None), _parsed(answer)
    if state is None or given is None:
        return False
    try:
        _server(request).authenticate_complete(state, _held(account), given)
    except (ValueError, TypeError, KeyError):
        return False
    return True


def _parsed(answer: str) -> dict[str, Any] | None:
    if len(answer) > MOST:
        return None
    try:
        given = json.loads(answer)
    except (ValueError, RecursionError):
        return None
    return given if isinstance(given, dict) else None


def _held(account: Account) -> list[AttestedCredentialData]:
    return [
        AttestedCredentialData(bytes(each.credential)) for each in Passkey.objects.filter(account=account)
    ]


def _server(request: PageRequest) -> Fido2Server:
    """Passkeys are bound to the host name; a bare address cannot have any."""
    host = request.get_host().partition(":")[0]
    site = PublicKeyCredentialRpEntity(id=host, name="Notebook")
    return Fido2Server(site, verify_origin=lambda origin: origin in served().origins)
