"""A note: what weakens or forbids a number, as a code with public values; words come at the surface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bearwitness.domain.messages import Language, message
from bearwitness.domain.messages.catalogue import catalogue
from bearwitness.estimate.verdict.rounding import shown

Value = str | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A code of the catalogue (`estimate.note.<code>`) and the values its sentence needs."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def sentence(self, language: Language) -> str:
        """Sentence for a reader, numbers rounded as they may be shown."""
        words = {name: _words(name, value, language) for name, value in self.values.items()}
        return message(f"estimate.note.{self.code}", language, **words)

    def to_json(self, language: Language) -> dict[str, object]:
        """Code and values for machines, the sentence for people."""
        return {"code": self.code, "values": dict(self.values), "sentence": self.sentence(language)}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Note:
        """Read what `to_json` wrote; the sentence is made anew."""
        values = data["values"]
        if not isinstance(values, Mapping):
            raise TypeError
        return cls(code=str(data["code"]), values=dict(values))


def _words(name: str, value: Value, language: Language) -> str:
    if isinstance(value, str):
        return _named(value, language) if name in ("method", "methods") else value
    return _probability(value) if name == "p" else shown(value)


def _named(methods: str, language: Language) -> str:
    """Names of methods for a reader, each in quotation marks; what the catalogue has no name for stays as it is."""
    keys = {each: f"estimate.method.{each}" for each in methods.split(", ")}
    known = catalogue(language)
    opening, closing = "‘’" if language == "ko" else "“”"
    names = [f"{opening}{known.get(key, each)}{closing}" for each, key in keys.items()]
    return ("、" if language == "zh" else ", ").join(names)


def _probability(p: float) -> str:
    return "< 0.001" if p < 0.001 else f"= {p:.2g}"
