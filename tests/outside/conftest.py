"""Programs of other people look at what leaves; they get nothing but the files."""

from __future__ import annotations

import socket

import pytest


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reaches for a network fails: schemas and profiles come with the programs."""

    def banned(*_: object, **__: object) -> None:
        pytest.fail("a check asked for the network")

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, banned)
    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, banned)
