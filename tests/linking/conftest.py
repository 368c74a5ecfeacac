"""A casebook with three fictional lists that are linked once for the room."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from tests.casebooks import acting_as, template
from tests.people import AMINA, CHIDI, DANA

from bearwitness.actions.consents.agreement import agreement_of
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.linking.link_lists import Linked, link_lists
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.keep_columns import keep_columns
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.opening import open_casebook
from bearwitness.domain.masking import Masking
from bearwitness.linkage.simulation import SimulatedLists, make_lists
from bearwitness.vault.data_keys import DataKeys

__all__ = ["template"]

CANARY = "Kanarienvogel-7Q"
AGREEMENT = agreement_of("{scopes: {record: yes, count: yes}, date: 2026-05-01}")
SHUT = agreement_of("{scopes: {record: yes}, date: 2026-05-01}")


def marked(seed: int, population: int) -> SimulatedLists:
    """Lists with a word in every fifth name that can be searched for."""
    made = make_lists(np.random.default_rng(seed), population=population, chances=(0.25, 0.25, 0.25))
    for frame in made.frames.values():
        frame["name"] = [f"{each} {CANARY}" if n % 5 == 0 else each for n, each in enumerate(frame["name"])]
    return made


def put(casebook: Casebook, name: str, frame: pd.DataFrame, agreement: object = AGREEMENT) -> str:
    """Add a list of an organisation and keep its columns."""
    source = add_source(
        casebook,
        data=f"list of {name}, {len(frame)} records\n".encode(),
        name=f"{name}.csv",
        kind="list",
        organisation=name,
        consent=agreement,  # type: ignore[arg-type]  # a Consent; the fixtures pass no other
        masking=Masking(masks=()),
    )
    rows = [{str(k): str(v) for k, v in row.items() if v} for row in frame.to_dict("records")]
    keep_columns(casebook, source.id, rows)
    return source.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    path: Path
    keys: DataKeys
    sources: dict[str, str]
    lists: SimulatedLists
    linked: Linked


@pytest.fixture(scope="session")
def room(template: tuple[Path, DataKeys], tmp_path_factory: pytest.TempPathFactory) -> Room:
    path, keys = template
    folder = Path(shutil.copytree(path, tmp_path_factory.mktemp("linking") / "field.casebook"))
    lists = marked(52, 300)
    with open_casebook(folder, keys, actor=AMINA) as casebook:
        grant_role(casebook, CHIDI, "reviewer")
        sources = {name: put(casebook, name, frame) for name, frame in lists.frames.items()}
        linked = link_lists(casebook, replicates=3)
    return Room(path=folder, keys=keys, sources=sources, lists=lists, linked=linked)


@pytest.fixture
def folder(room: Room, tmp_path: Path) -> Path:
    return Path(shutil.copytree(room.path, tmp_path / "field.casebook"))


@pytest.fixture
def casebook(folder: Path, room: Room) -> Iterator[Casebook]:
    with open_casebook(folder, room.keys, actor=AMINA) as opened:
        yield opened


@pytest.fixture
def dana(casebook: Casebook) -> Casebook:
    return without_identities(casebook, DANA)


@pytest.fixture
def chidi(casebook: Casebook) -> Casebook:
    return without_identities(casebook, CHIDI)


def without_identities(casebook: Casebook, name: str) -> Casebook:
    """Somebody who holds no identities key."""
    return replace(acting_as(casebook, name), keys=replace(casebook.keys, identities=None))
