"""The linkage is offered where there is one."""

from types import SimpleNamespace
from typing import cast

import pytest
from django.utils.datastructures import MultiValueDict

from bearwitness.web.pages.estimates.asked import estimate_form
from bearwitness.web.request import PageRequest


@pytest.mark.parametrize(("linked", "first", "off"), [(True, "run", []), (False, "record", ["run"])])
def test_a_linkage_that_is_not_there_cannot_be_chosen(linked: bool, first: str, off: list[str]) -> None:
    asking = cast(PageRequest, SimpleNamespace(method="GET", language="en"))
    source = next(iter(estimate_form(asking, linked=linked)))
    assert source.value == first
    assert [each.value for each in source.field.choices if each.off] == off
    sent = MultiValueDict({"source": ["run"], "frame": ["Women who crossed from 2000 to 2010"]})
    asked = cast(PageRequest, SimpleNamespace(method="POST", language="en", POST=sent, FILES={}))
    assert estimate_form(asked, linked=linked).reads() is linked
