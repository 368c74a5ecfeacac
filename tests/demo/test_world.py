"""The world adds up: its truth, its lists, its consents."""

from collections import Counter
from datetime import date
from time import process_time

import pytest
import yaml

from bearwitness.demo.world import World, WorldSource, make_world
from bearwitness.domain.consent_file import consent_of
from bearwitness.domain.value import value_from_json


def of_kind(world: World, kind: str) -> list[WorldSource]:
    return [source for source in world.sources if source.kind == kind]


def captures(world: World) -> dict[str, frozenset[str]]:
    """Organisations by person, as the sources show them before consent is applied."""
    held: dict[str, set[str]] = {}
    for source in world.sources:
        for coding in source.codings:
            held.setdefault(coding.person_key, set()).add(str(source.organisation))
    return {key: frozenset(codes) for key, codes in held.items()}


@pytest.mark.parametrize("seed", [2026, 1, 7])
def test_exactly_300_are_on_record(seed: int) -> None:
    world = make_world(seed)
    found = captures(world)
    assert len(found) == world.truth.on_record == 300
    assert Counter(found.values()) == Counter(world.truth.captures)


def test_the_truth_adds_up(world: World) -> None:
    truth = world.truth
    assert (truth.population, truth.reachable, truth.out_of_reach) == (1240, 900, 340)
    totals = {"all": truth.population, "reachable": truth.reachable, "on_record": truth.on_record}
    for group, told in truth.distributions.items():
        assert all(sum(counts.values()) == totals[group] for counts in told.values())
    for code, count in truth.distributions["all"]["exploitation"].items():
        assert truth.distributions["reachable"]["exploitation"][code] <= count
    assert sum(truth.exploitation_by_period.values()) == truth.population
    assert "ReachedSafety" in truth.distributions["on_record"]["outcome"]


def test_lists_overlap_and_depend(world: World) -> None:
    codes = [organisation.code for organisation in world.organisations]
    assert len(set(codes)) == 5
    size = {code: sum(n for held, n in world.truth.captures.items() if code in held) for code in codes}
    pairs = {
        (a, b): sum(n for held, n in world.truth.captures.items() if {a, b} <= held)
        for a in codes
        for b in codes
        if a < b
    }
    assert all(pairs.values())
    reachable = world.truth.reachable
    assert pairs["HA", "LT"] > 2 * size["HA"] * size["LT"] / reachable
    assert pairs["HA", "ND"] < size["HA"] * size["ND"] / reachable
    assert 3 in {len(held) for held in world.truth.captures}


def test_each_list_is_large_enough(world: World) -> None:
    lists = of_kind(world, "list")
    assert len(lists) == 5
    for source in lists:
        rows = [line for line in source.text.splitlines() if line.startswith(f"| {source.organisation}/")]
        assert len(rows) == len({coding.person_key for coding in source.codings}) >= 25
        assert len({row.split("|")[1] for row in rows}) == len(rows)


def test_sources_are_as_many_as_promised(world: World) -> None:
    names = [source.name for source in world.sources]
    assert len(set(names)) == len(names)
    spoken = [source for source in of_kind(world, "testimony") if not source.child]
    assert Counter(source.language for source in spoken) == {"en": 56, "ko": 56, "zh": 56}
    assert len({source.codings[0].person_key for source in spoken}) == 156
    assert {source.language for source in of_kind(world, "document")} == {"en", "ko", "zh"}
    assert all(source.data.decode("utf-8") == source.text for source in world.sources)


def test_documents_derive_from_earlier_ones(world: World) -> None:
    seen: set[str] = set()
    for source in of_kind(world, "document"):
        assert set(source.derives_from) <= seen
        assert source.consent is None
        assert not source.codings
        seen.add(source.name)
    assert any(source.derives_from for source in of_kind(world, "document"))


def test_consents_are_mixed(world: World) -> None:
    spoken = [source for source in of_kind(world, "testimony") if not source.child]
    given = [source.consent["scopes"] for source in spoken if source.consent is not None]
    counts = [scopes["count"] for scopes in given if isinstance(scopes, dict)]
    assert len(spoken) - len(given) == 6
    assert counts.count(True) > 120
    assert counts.count(False) == 17
    days = [answer for answer in counts if isinstance(answer, date)]
    assert sum(day < date(2026, 1, 1) for day in days) == 5
    assert sum(day > date(2030, 1, 1) for day in days) == 9
    assert sum(bool(scopes["quote"]) for scopes in given if isinstance(scopes, dict)) == 16


def test_consents_are_files(world: World) -> None:
    for source in world.sources:
        if source.consent is None:
            continue
        consent = dict(source.consent)
        assert yaml.safe_load(yaml.safe_dump(consent, allow_unicode=True)) == consent
        read = consent_of(consent)
        assert read.questions == (True,) * 7
        assert read.language == source.language
        assert read.child == source.child
        assert read.date is not None
        assert read.date < date(2026, 11, 1)


def test_withdrawals_take_a_person_out_of_the_figures(world: World) -> None:
    held = captures(world)
    withdrawn = [source for source in world.sources if source.withdrawn_after]
    assert len(withdrawn) == 6
    sources = Counter(key for source in world.sources for key in {c.person_key for c in source.codings})
    for source in withdrawn:
        key = source.codings[0].person_key
        assert held[key] == {source.organisation}
        assert sources[key] == 1


def test_children_are_recorded_with_a_guardian(world: World) -> None:
    children = [source for source in world.sources if source.child]
    assert len(children) == 4
    for source in children:
        assert source.consent is not None
        assert source.consent["guardian"]
        assert source.consent["assent"] is True
        assert isinstance(source.consent["scopes"], dict)
        assert source.consent["scopes"]["quote"] is False


def test_rows_can_be_stricter_than_their_agreement(world: World) -> None:
    narrowed = [(source, row) for source in of_kind(world, "list") for row in source.narrower]
    assert len(narrowed) == 7
    for source, row in narrowed:
        line = source.text[row.start : row.end]
        assert line.startswith(f"| {source.organisation}/")
        assert line.endswith("|")
        assert row.scopes == {"count": False}


def test_one_person_in_each_language_was_asked_about_just_one_sentence(world: World) -> None:
    asked = [(source, source.asked) for source in world.sources if source.asked]
    assert sorted(source.language for source, _ in asked) == ["en", "ko", "zh"]
    for source, passage in asked:
        assert (source.kind, source.child, source.withdrawn_after) == ("testimony", False, False)
        assert source.consent is not None
        assert isinstance(scopes := source.consent["scopes"], dict)
        assert (scopes["quote"], scopes["count"]) == (False, True)
        assert not set(".。\n") & set(source.text[passage.start : passage.end])
        assert source.text[passage.end] in ".。"
        hidden = [(each.start, each.end) for each in source.masks]
        assert all(end <= passage.start or passage.end <= start for start, end in hidden)
        whole = [each for each in source.codings if (each.start, each.end) == (passage.start, passage.end)]
        assert [each.property for each in whole] == ["exploitation"]
        assert all(passage.start <= start < end <= passage.end for start, end in passage.leave_out)


def test_sources_of_one_person_disagree_now_and_then(world: World) -> None:
    said: dict[str, dict[str, str]] = {}
    for source in world.sources:
        for coding in source.codings:
            if coding.property == "exploitation":
                said.setdefault(coding.person_key, {})[source.name] = str(coding.value_json["code"])
    several = [set(forms.values()) for forms in said.values() if len(forms) > 1]
    assert 5 <= sum(len(forms) > 1 for forms in several) < len(several) / 2


def test_the_same_seed_makes_the_same_world(world: World) -> None:
    assert make_world() == world
    other = make_world(7)
    assert other != world
    assert not {s.data for s in other.sources if s.kind != "document"} & {s.data for s in world.sources}


def test_it_is_quick() -> None:
    start = process_time()
    make_world(3)
    assert process_time() - start < 1.5


def test_doubt_is_in_the_values(world: World) -> None:
    dates = [
        str(value_from_json(coding.value_json))
        for source in world.sources
        for coding in source.codings
        if coding.property == "left_home"
    ]
    assert all(any(mark in each for each in dates) for mark in ("~", "?", "/", "-21", "-24"))
    counted = {
        coding.value_json["counting"]
        for source in world.sources
        for coding in source.codings
        if coding.property == "age_when_trafficked"
    }
    assert counted == {"international", "korean"}
