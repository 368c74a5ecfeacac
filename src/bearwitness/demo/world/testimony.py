"""Short testimonies, in the first person, from frames and what an account says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bearwitness.demo.world.account import Account
from bearwitness.demo.world.bank import Deck
from bearwitness.demo.world.coding import Coding
from bearwitness.demo.world.draw import one_of
from bearwitness.demo.world.korean import in_style
from bearwitness.demo.world.said import Said, term
from bearwitness.demo.world.said_age import say_age
from bearwitness.demo.world.said_date import say_date
from bearwitness.demo.world.said_place import say_place, say_province
from bearwitness.demo.world.said_price import say_price
from bearwitness.demo.world.sentence import Mark, Sentence, write
from bearwitness.domain.masking import Mask
from bearwitness.domain.messages import Language

ORDERS = (
    "home left age crossing means / exploitation price control control doubt outcome closing",
    "home left age crossing means / exploitation control control price outcome closing",
    "left home age means / exploitation price control control outcome doubt closing",
    "home left crossing age means price / exploitation control control outcome doubt closing",
    "left age home crossing means / exploitation control control doubt price outcome closing",
    "home left age means doubt / exploitation control control price outcome closing",
)
"""``/`` begins a paragraph in some of the texts."""
LEFT_OUT = {"price": 0.35, "crossing": 0.4, "doubt": 0.45, "closing": 0.2}
PURPOSES = {
    "ForcedMarriage": "ForcedMarriage",
    "Prostitution": "SexualExploitation",
    "OnlineSexualExploitation": "SexualExploitation",
    "ForcedLabour": "ForcedLabour",
    "DomesticServitude": "Servitude",
    "ForcedBegging": "OtherExploitation",
}
RURAL = frozenset({"ForcedMarriage", "ForcedLabour", "DomesticServitude"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """Text, what is to be coded in it, and what its documenter masks."""

    text: str
    codings: tuple[Coding, ...]
    masks: tuple[Mask, ...] = ()


def testify(rng: np.random.Generator, deck: Deck, account: Account, language: Language) -> Testimony:
    """Write one testimony."""
    plain = bool(rng.random() < 0.35)
    slots, age_section = _slots(rng, account, language)
    controls = list(account.person.controls)
    text, codings = "", list[Coding]()
    for topic in _topics(rng):
        if topic == "/":
            text = text.rstrip(" ") + "\n\n"
            continue
        if topic == "control" and not controls:
            continue
        path = _path(rng, topic, age_section, account, controls)
        sentence = write(in_style(deck.deal(language, *path), plain), slots, path[-1])
        codings += _codings(sentence, len(text), account, hearsay=path[-1] == "heard")
        text += sentence.text + ("" if language == "zh" else " ")
    return Testimony(text=text.rstrip(" ") + "\n", codings=tuple(codings))


def _topics(rng: np.random.Generator) -> list[str]:
    """Order of the statements, some left out; a paragraph break in half of the texts."""
    kept = dict(LEFT_OUT, **{"/": 0.5})
    return [topic for topic in one_of(rng, ORDERS).split() if rng.random() >= kept.get(topic, 0.0)]


def _slots(rng: np.random.Generator, account: Account, language: Language) -> tuple[dict[str, Said], str]:
    """What the slots are filled with, and the section of frames that suits the age's form."""
    person = account.person
    form, age = say_age(rng, account.age, language, cell=False)
    section = {"range": "young", "either": "unsure_age"}.get(form, "age")
    rural = account.exploitation in RURAL
    return {
        "province": say_province(person.home_province, language),
        "date": say_date(rng, account.left_year, person.left_month, language, cell=False),
        "age": age,
        "crossing": say_place(rng, person.crossing, language, "crossing_point"),
        "place": say_place(rng, person.place, language, "place_of_exploitation", rural=rural),
        "price": say_price(rng, person.price, language),
    }, section


def _path(
    rng: np.random.Generator, topic: str, age_section: str, account: Account, controls: list[str]
) -> tuple[str, ...]:
    """Section of the bank for a statement; its last step is the code of spans that name none."""
    if topic == "age":
        return (age_section,) if age_section != "age" else (topic, _stage(rng, account, grown=False))
    if topic == "home":
        return topic, _stage(rng, account, grown=True)
    if topic == "price":
        return topic, one_of(rng, ("stated", "heard"))
    if topic == "control":
        return topic, controls.pop(0)
    code = {
        "means": account.person.means,
        "exploitation": account.exploitation,
        "outcome": account.person.outcome,
    }.get(topic)
    return (topic, code) if code else (topic,)


def _stage(rng: np.random.Generator, account: Account, *, grown: bool) -> str:
    """Frames for any age, or for that of the account."""
    if rng.random() < 0.6:
        return "any"
    if account.age < 24:
        return "young"
    return "grown" if grown else "any"


def _codings(sentence: Sentence, at: int, account: Account, *, hearsay: bool) -> list[Coding]:
    """Marks as codings; a form of exploitation also says the role, and lets the purpose be inferred."""
    found: list[Coding] = []
    for mark in sentence.moved(at):
        found.append(_coding(mark, account, mark.property, mark.value, "Hearsay" if hearsay else "FirstHand"))
        if mark.property == "exploitation":
            purpose = term("purpose", PURPOSES[account.exploitation])
            found.append(_coding(mark, account, "role", term("person_role", "Survivor"), "FirstHand"))
            found.append(_coding(mark, account, "purpose", purpose, "Inferred"))
    return found


def _coding(mark: Mark, account: Account, name: str, value: Mapping[str, object], basis: str) -> Coding:
    """One coding of a mark."""
    return Coding(
        start=mark.start,
        end=mark.end,
        person_key=account.person.key,
        property=name,
        value_json=value,
        basis=basis,
        reliability="LikelyReliable" if mark.certain else "Unsure",
    )
