"""Help of the command line in the language of the messages, with the headings that argparse has in English alone."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from bearwitness.domain.messages import Language, message

HEADINGS = {"options": "options", "positional arguments": "positional"}
"""Key of the catalogue by the heading of argparse."""


class WordedHelp(argparse.RawDescriptionHelpFormatter):
    """Help whose headings are worded; made for one language by `in_language`."""

    language: Language = "en"

    def start_section(self, heading: str | None) -> None:
        """Begin a part under its heading."""
        key = HEADINGS.get(heading or "")
        super().start_section(heading if key is None else message(f"cli.{key}", self.language))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Say how the command is written."""
        worded = message("cli.usage", self.language) + " "
        super().add_usage(usage, actions, groups, worded if prefix is None else prefix)


def in_language(spoken: Language) -> type[WordedHelp]:
    """Help in a language."""

    class InLanguage(WordedHelp):
        language = spoken

    return InLanguage


def add_help(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take ``--help``, in words of the catalogue."""
    parser.add_argument("-h", "--help", action="help", help=message("cli.help", language))
