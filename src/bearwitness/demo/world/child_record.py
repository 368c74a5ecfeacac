"""Records of children: one line taken with a guardian present, an age range, nothing asked beyond it."""

from __future__ import annotations

import numpy as np

from bearwitness.demo.world.account import Account
from bearwitness.demo.world.bank import bank
from bearwitness.demo.world.coding import Coding
from bearwitness.demo.world.partner_list import form_cell, outcome_cell
from bearwitness.demo.world.said import Said, term
from bearwitness.demo.world.said_age import say_age
from bearwitness.demo.world.said_date import say_date
from bearwitness.demo.world.said_place import say_province
from bearwitness.demo.world.sentence import write
from bearwitness.demo.world.testimony import Testimony
from bearwitness.domain.messages import Language


def record_child(rng: np.random.Generator, account: Account, language: Language) -> Testimony:
    """Write the record; it holds no words of the child."""
    labels, person = bank("labels")[language], account.person
    slots = {
        "sex": Said(words=labels["sex"]["Female"], property="sex", value=term("sex", "Female")),
        "age": say_age(rng, account.age, language, cell=True)[1],
        "date": say_date(rng, account.left_year, person.left_month, language, cell=True),
        "province": say_province(person.home_province, language),
        "exploitation": form_cell(account, language),
        "outcome": outcome_cell(account, language),
    }
    sentence = write(labels["child"], slots)
    codings = [
        Coding(
            start=mark.start,
            end=mark.end,
            person_key=person.key,
            property=mark.property,
            value_json=mark.value,
            basis="Document",
            reliability="LikelyReliable" if mark.certain else "Unsure",
        )
        for mark in sentence.marks
    ]
    role = term("person_role", "Survivor")
    whole = next(coding for coding in codings if coding.property == "exploitation")
    codings.append(
        Coding(
            start=whole.start,
            end=whole.end,
            person_key=person.key,
            property="role",
            value_json=role,
            basis="Document",
            reliability="LikelyReliable",
        )
    )
    return Testimony(text=sentence.text + "\n", codings=tuple(codings))
