"""Make the demo's world from a seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from bearwitness.demo.world.account import Account, account_of
from bearwitness.demo.world.agreed import agreement_of, consent_of
from bearwitness.demo.world.asked import ask
from bearwitness.demo.world.bank import Deck
from bearwitness.demo.world.capture import capture
from bearwitness.demo.world.child_record import record_child
from bearwitness.demo.world.draw import shuffled
from bearwitness.demo.world.hidden_person import HiddenPerson
from bearwitness.demo.world.list_names import ListNames
from bearwitness.demo.world.named import introduce
from bearwitness.demo.world.organisation import ORGANISATIONS, Organisation
from bearwitness.demo.world.partner_list import write_list
from bearwitness.demo.world.population import populate
from bearwitness.demo.world.public_document import public_documents
from bearwitness.demo.world.testimony import testify
from bearwitness.demo.world.truth import Truth
from bearwitness.demo.world.voices import Voice, voices
from bearwitness.demo.world.world import World
from bearwitness.demo.world.world_source import Narrowing, WorldSource

DIFFERS = 0.28
"""Share of a person's later sources that disagree with the truth in one thing."""
STRICTER_ROWS = {"HA": 2, "LT": 1, "ND": 2, "RW": 1, "SE": 1}
"""Rows that their agreement lets be seen but not counted."""


def make_world(seed: int = 2026) -> World:
    """Persons, what five organisations know of them, and every source; the same for the same seed.

    Parameters
    ----------
    seed
        Of the world; it has nothing to do with the seeds or the noise of a release.

    Returns
    -------
    World
        1,240 persons of whom 340 are out of reach and exactly 300 on record; five lists, 168 testimonies,
        four records of children, seven public documents.
    """
    rng = np.random.default_rng(seed)
    persons = populate(rng)
    held_by = capture(rng, persons)
    heard = voices(rng, persons, held_by)
    met: set[str] = set()
    names = ListNames(seed, persons)
    lists = [_list(rng, organisation, persons, held_by, heard, met, names) for organisation in ORGANISATIONS]
    deck = Deck(rng)
    spoken = [_spoken(rng, deck, voice, met) for voice in heard]
    return World(
        organisations=ORGANISATIONS,
        truth=Truth.of(persons, held_by),
        sources=(*public_documents(), *lists, *ask(shuffled(rng, spoken))),
    )


def _account(rng: np.random.Generator, person: HiddenPerson, met: set[str]) -> Account:
    """The first source of a person has it right; a later one may differ."""
    differs = person.key in met and bool(rng.random() < DIFFERS)
    met.add(person.key)
    return account_of(rng, person, differs=differs)


def _list(
    rng: np.random.Generator,
    organisation: Organisation,
    persons: Sequence[HiddenPerson],
    held_by: Mapping[str, frozenset[str]],
    heard: Sequence[Voice],
    met: set[str],
    names: ListNames,
) -> WorldSource:
    """Everyone of whom the organisation has a record, but those whose testimony is the record."""
    code = organisation.code
    spoken = {voice.person.key for voice in heard if voice.only and voice.organisation == code}
    listed = [p for p in persons if code in held_by.get(p.key, ()) and p.key not in spoken]
    accounts = [_account(rng, person, met) for person in shuffled(rng, listed)]
    table = write_list(rng, organisation, accounts, names)
    stricter = shuffled(rng, table.rows)[: STRICTER_ROWS[code]]
    return WorldSource(
        name=f"{code}-list.md",
        data=table.text.encode("utf-8"),
        kind="list",
        organisation=code,
        language=organisation.language,
        consent=agreement_of(code, organisation.language),
        codings=table.codings,
        narrower=tuple(
            Narrowing(start=start, end=end, scopes={"count": False}) for start, end in sorted(stricter)
        ),
    )


def _spoken(rng: np.random.Generator, deck: Deck, voice: Voice, met: set[str]) -> WorldSource:
    """One testimony, or the record of a child, with its consent."""
    account = _account(rng, voice.person, met)
    said = (
        record_child(rng, account, voice.language)
        if voice.child
        else introduce(rng.spawn(1)[0], testify(rng, deck, account, voice.language), voice.language)
    )
    return WorldSource(
        name=f"{voice.organisation}-{rng.bytes(4).hex()}.txt",
        data=said.text.encode("utf-8"),
        kind="testimony",
        organisation=voice.organisation,
        language=voice.language,
        consent=consent_of(
            rng,
            voice.mood,
            voice.language,
            organisation=voice.organisation,
            on=voice.on,
            guardian=voice.child,
        ),
        codings=said.codings,
        withdrawn_after=voice.withdrawn,
        child=voice.child,
        masks=said.masks,
    )
