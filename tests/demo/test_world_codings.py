"""Every coding is exact, valid, and says what its words say."""

from bearwitness.demo.masking_found import masking_found
from bearwitness.demo.world import Coding, World, WorldSource
from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.value import value_from_json
from bearwitness.domain.verdict import Verdict


def codings(world: World) -> list[tuple[WorldSource, Coding]]:
    return [(source, coding) for source in world.sources for coding in source.codings]


def test_offsets_point_at_words(world: World) -> None:
    for source, coding in codings(world):
        assert 0 <= coding.start < coding.end <= len(source.text)
        words = source.text[coding.start : coding.end]
        assert words == words.strip(" |\n，。.")
        assert not set("{}[]") & set(words), words


def test_values_are_of_the_codebook(world: World) -> None:
    book = codebook()
    for _, coding in codings(world):
        value = value_from_json(coding.value_json)
        book.check_value(coding.property, value)
        assert value.to_json() == dict(coding.value_json)
        book.check("basis", coding.basis)
        book.check("reliability", coding.reliability)


def test_places_are_named_as_the_gazetteer_names_them(world: World) -> None:
    gazetteer = Gazetteer.load()
    for source, coding in codings(world):
        value = value_from_json(coding.value_json)
        if not isinstance(value, PlaceValue):
            continue
        words = source.text[coding.start : coding.end]
        names = gazetteer.place(value.place_id).names[source.language]
        assert any(name in words for name in names), (value.place_id, words)
        assert gazetteer.place(value.place_id).precision == value.precision


def test_years_and_amounts_stand_in_the_words(world: World) -> None:
    for source, coding in codings(world):
        words = source.text[coding.start : coding.end]
        if coding.property == "left_home":
            assert str(coding.value_json["edtf"])[:4] in words
        if coding.property == "price":
            money = {"CNY": ("yuan", "위안", "元"), "USD": ("dollars", "달러", "美元")}
            assert any(unit in words for unit in money[str(coding.value_json["currency"])])


def test_lists_code_what_they_hold(world: World) -> None:
    always = {"role", "sex", "exploitation", "outcome"}
    mostly = {"age_when_trafficked", "left_home", "home_province"}
    for source in world.sources:
        if source.kind != "list":
            continue
        by_person: dict[str, set[str]] = {}
        for coding in source.codings:
            by_person.setdefault(coding.person_key, set()).add(coding.property)
        assert all(always <= held <= always | mostly for held in by_person.values())
        assert sum(held >= mostly for held in by_person.values()) > len(by_person) / 2
        assert len(by_person) < sum(mostly <= held for held in by_person.values()) * 2


def test_testimonies_code_the_elements(world: World) -> None:
    wanted = {"role", "sex", "act", "means", "purpose", "exploitation", "control_method", "outcome"}
    wanted |= {"age_when_trafficked", "left_home", "home_province", "place_of_exploitation"}
    spoken = [source for source in world.sources if source.kind == "testimony" and not source.child]
    for source in spoken:
        assert wanted <= {coding.property for coding in source.codings}
        assert len({coding.person_key for coding in source.codings}) == 1
    assert sum("price" in {c.property for c in source.codings} for source in spoken) > 80
    assert {c.basis for source in spoken for c in source.codings} == {"FirstHand", "Hearsay", "Inferred"}


def test_children_appear_as_ranges(world: World) -> None:
    for source, coding in codings(world):
        if coding.property != "age_when_trafficked":
            continue
        value = value_from_json(coding.value_json)
        low, high = coding.value_json["low"], coding.value_json["high"]
        assert isinstance(low, int)
        assert isinstance(high, int)
        young = value.under(18)  # type: ignore[union-attr]
        assert young is not Verdict.YES or high - low >= 2
        told = {c.value_json.get("code") for c in source.codings if c.person_key == coding.person_key}
        if source.kind == "testimony" and young is Verdict.YES:
            assert not told & {"Prostitution", "OnlineSexualExploitation", "SexualExploitation"}


def test_every_testimony_of_an_adult_names_somebody_to_be_masked(world: World) -> None:
    spoken = [source for source in world.sources if source.kind == "testimony" and not source.child]
    for source in spoken:
        assert "Name" in {mask.kind for mask in source.masks}
        assert all(mask.start < mask.end <= len(source.text) for mask in source.masks)
        assert not any(mask.token in source.text for mask in source.masks)
    found = masking_found(world)
    assert found.confirmed == sum(len(source.masks) for source in world.sources)
    assert found.proposed > found.confirmed / 2
    assert found.refused < len(spoken) / 4
