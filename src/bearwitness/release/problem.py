"""What does not hold of a bundle."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.messages import Language, message


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that does not hold: a code with words in the catalogues, and where."""

    code: str
    at: str

    def say(self, language: Language) -> str:
        """Sentence for the problem."""
        return message(f"release.problems.{self.code}", language, at=self.place)

    @property
    def place(self) -> str:
        """Where, without what a hostile name could do to a terminal."""
        return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in self.at)
