"""The `bearwitness` command: find the verb, import only that verb, turn errors into exit codes."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from collections.abc import Sequence

from bearwitness import __version__
from bearwitness.cli.help_words import add_help, in_language
from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.messages import Language, language_of, message, say

VERBS = (
    *(
        "demo",
        "init",
        "serve",
        "add",
        "mask",
        "consent",
        "code",
        "double",
        "review",
        "position",
        "elements",
        "codebook",
    ),
    *("risk", "referral", "interview", "feedback", "identity", "keyholder", "team"),
    *("read", "link", "estimate", "patterns", "market", "figures", "release", "synth", "verify"),
    *("audit", "doctor", "backup", "restore", "pack", "unpack", "erase"),
)
"""One module a verb in this package, imported only when it is called or helped."""


def user_language() -> Language:
    """Language of the messages: BEARWITNESS_LANG, else the terminal's locale."""
    names = ("BEARWITNESS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    return language_of(next((os.environ[name] for name in names if os.environ.get(name)), None))


def _parser(language: Language) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bearwitness",
        description=message("cli.about", language),
        epilog=message("cli.never", language),
        formatter_class=in_language(language),
        add_help=False,
    )
    add_help(parser, language)
    parser.add_argument(
        "--version",
        action="version",
        version=f"bearwitness {__version__}",
        help=message("cli.version", language),
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar=message("cli.verb", language))
    for verb in VERBS:
        verbs.add_parser(verb, help=message(f"cli.{verb}.help", language), add_help=False)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = user_language()
    if not words or words[0] not in VERBS:
        _parser(language).parse_args(words or ["--help"])
        return 2
    verb = importlib.import_module(f"bearwitness.cli.{words[0]}")
    parser = argparse.ArgumentParser(
        prog=f"bearwitness {words[0]}",
        description=message(f"cli.{words[0]}.help", language),
        formatter_class=in_language(language),
        add_help=False,
    )
    add_help(parser, language)
    verb.arguments(parser, language)
    chosen = parser.parse_args(words[1:])
    try:
        code = int(verb.run(chosen, language))
        sys.stdout.flush()
    except BearwitnessError as error:
        return _failed(error, as_json=getattr(chosen, "json", False), language=language)
    except BrokenPipeError:
        return _unheard()
    except KeyboardInterrupt:
        print(message("cli.interrupted", language), file=sys.stderr)
        return 130
    return code


def _unheard() -> int:
    """Whoever read our output stopped reading; nothing more is said, at the end of the process either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 141


def _failed(error: BearwitnessError, *, as_json: bool, language: Language) -> int:
    if as_json:
        print(json.dumps({"format": 1, "ok": False, "code": error.code, "warnings": [], **error.details}))
    print(f"bearwitness: {say(error, language)} [{error.code}]", file=sys.stderr)
    return error.exit_code
