"""`bearwitness serve PATH`: open the casebook in the browser, from this machine."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.errors import MissingExtra
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.web.serve import Opened

PORT = 8700


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the path, who unlocks it, and where to listen."""
    casebook_arguments(parser, language)
    parser.add_argument("--port", type=int, default=PORT, metavar="N", help=message("web.cli.port", language))
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS", help=message("web.cli.host", language)
    )
    parser.add_argument(
        "--behind-proxy", default="", metavar="ORIGIN", help=message("web.cli.proxy", language)
    )
    parser.add_argument("--new-link", action="store_true", help=message("web.cli.new_link", language))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Unlock the casebook and serve it until the process is stopped."""
    try:
        from bearwitness.web.start import start_web

        start_web()
        from bearwitness.web.serve import Where, serve
    except ModuleNotFoundError as error:
        raise MissingExtra(extra="casebook,web") from error
    where = Where(host=chosen.host, port=chosen.port, proxy=chosen.behind_proxy)
    actor, keys = unlock(chosen.path, chosen.actor, language)

    def tell(opened: Opened) -> None:
        if chosen.json:
            print_json(ok=True, warnings=[], address=opened.address, welcome=opened.welcome)
        else:
            print(message("web.cli.address", language, address=opened.address))
            if opened.welcome:
                print(message("web.cli.welcome", language, address=opened.welcome))
            warn(message("web.cli.stop", language))
        sys.stdout.flush()

    serve(chosen.path, keys, actor, where, language, tell, new_link=chosen.new_link)
    return 0
