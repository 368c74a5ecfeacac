"""The demo's mappings read from each list what the world put into it, cell for cell."""

from importlib import resources

import pytest

from bearwitness.demo.world import World
from bearwitness.domain.value import value_to_json
from bearwitness.intake.lists.mapping import mapping_of
from bearwitness.intake.lists.plan import plan_rows
from bearwitness.intake.lists.table import table_of
from bearwitness.intake.text import document_of


@pytest.mark.parametrize("code", ["HA", "LT", "ND", "RW", "SE"])
def test_a_list_is_read_as_it_was_meant(world: World, code: str) -> None:
    source = next(each for each in world.sources if each.kind == "list" and each.organisation == code)
    document = document_of(source.data)
    words = (
        resources.files("bearwitness.demo.mappings").joinpath(f"{source.language}.yaml").read_text("utf-8")
    )
    plan = plan_rows(table_of(document.text, document.segments), mapping_of(words))
    assert plan.refusals == ()
    read = {
        (each.start, each.end, each.property, str(value_to_json(each.value)), each.reliability)
        for row in plan.rows
        for each in row.claims
    }
    meant = {
        (each.start, each.end, each.property, str(dict(each.value_json)), each.reliability)
        for each in source.codings
        if each.property != "role"
    }
    assert read == meant
    records = {source.text[each.start : each.end] for each in source.codings if each.property == "role"}
    assert {row.record for row in plan.rows} == records
