"""Serve the pages of one casebook from this process, which alone holds its keys."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from waitress import create_server
from whitenoise import WhiteNoise

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.opening import open_casebook
from bearwitness.domain.messages import Language
from bearwitness.vault.data_keys import DataKeys
from bearwitness.web import uploads
from bearwitness.web.accounts.first_link import first_link
from bearwitness.web.accounts.models import SignIn
from bearwitness.web.errors import NotLoopback, PortTaken
from bearwitness.web.process import Served, hold
from bearwitness.web.request import PageRequest
from bearwitness.web.warm import warm_up

STATIC = Path(__file__).parent / "static"
THREADS = 8
SWITCH = 0.0005
"""Seconds after which a thread hands on the interpreter: each of a page's statements gives it up, and would wait five
milliseconds to have it back from a thread that computes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where to listen, and the origin of a proxy with TLS before it, if there is one."""

    host: str = "127.0.0.1"
    port: int = 8700
    proxy: str = ""

    def __post_init__(self) -> None:
        """Invariant: other machines reach it through a proxy only."""
        try:
            near = ip_address(self.host).is_loopback
        except ValueError:
            near = False
        if not near and not self.proxy.startswith("https://"):
            raise NotLoopback


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Address of the pages, and of the link that sets up the keyholder's own account where she has none."""

    address: str
    welcome: str | None


def serve(
    path: Path,
    keys: DataKeys,
    actor: str,
    where: Where,
    language: Language,
    tell: Callable[[Opened], None],
    *,
    new_link: bool = False,
) -> None:
    """Serve until the process is told to stop; everybody signs in anew in each process.

    Raises
    ------
    CasebookInUse, PortTaken
        And what `open_casebook` raises.
    """
    with open_casebook(path, keys, actor=actor) as casebook, _listening(casebook, where) as (server, address):
        secret = first_link(casebook, language, anew=new_link)
        warm_up()
        sys.setswitchinterval(SWITCH)
        tell(Opened(address=address, welcome=f"{address}welcome/{secret}/" if secret else None))
        with acting(casebook, "serve"):
            pass
        server.run()


@contextmanager
def _listening(casebook: Casebook, where: Where) -> Iterator[tuple[Any, str]]:
    call_command("migrate", "accounts", verbosity=0, interactive=False)
    SignIn.objects.all().delete()
    try:
        server = create_server(
            application(),
            host=where.host,
            port=where.port,
            threads=THREADS,
            ident=None,
            clear_untrusted_proxy_headers=True,
            max_request_body_size=uploads.MOST,
            # what passes these goes to a file that is not encrypted: nothing may
            inbuf_overflow=2 * uploads.MOST,
            outbuf_overflow=2 * uploads.MOST,
        )
    except OSError as error:
        raise PortTaken from error
    near = f"http://localhost:{server.effective_port}"
    origins = (where.proxy,) if where.proxy else (near, f"http://127.0.0.1:{server.effective_port}")
    hold(Served(casebook=casebook, origins=origins))
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _stop)
    try:
        yield server, f"{origins[0]}/"
    finally:
        server.close()


class Handler(WSGIHandler):
    """Django's handler, with requests that know who asks."""

    request_class = PageRequest


def application() -> WhiteNoise:
    """Pages and static files."""
    app = WhiteNoise(Handler(), max_age=3600, add_headers_function=_harden, allow_all_origins=False)
    app.add_files(str(STATIC), prefix="static/")
    return app


def _harden(headers: Any, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"


def _stop(number: int, frame: object) -> None:
    raise SystemExit(0)
