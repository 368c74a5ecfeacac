"""From a claim on a transcript back to the time in the recording, after masking too."""

from tests.actions.conftest import SURVIVOR, Witness

from bearwitness.casebook.access import Case
from bearwitness.domain.masking import Mask, Masking
from bearwitness.intake.parsing.parser import Upload, read_one

TOLD = "[00:00:05] Kim Young-hee was with me.\n[00:01:12] We waited.\n[00:02:00] Then we walked.\n"


def test_a_trace_tells_the_time(witness: Witness) -> None:
    document = read_one(Upload(data=TOLD.encode(), name="told.txt"))
    start = TOLD.index("Kim")
    masking = Masking(
        masks=(Mask(start=start, end=start + len("Kim Young-hee"), kind="Name", token="[P1]"),),
    )
    source = witness.tells(TOLD, "OrgA", document=document, masking=masking)
    person = witness.person()
    (whole,) = witness.says(source, person, "We waited.", role=SURVIVOR)
    (over,) = witness.says(source, person, "with me.\n[00:01:12] We", role=SURVIVOR)
    plain = witness.tells("Nothing here has a time.", "OrgA")
    (none,) = witness.says(plain, person, "Nothing here", role=SURVIVOR)
    found = {
        each.claim_id: each.moments
        for each in Case(witness.casebook, "team").trace([whole.id, over.id, none.id])
    }
    assert found == {whole.id: (72_000, 120_000), over.id: (5_000, 120_000), none.id: None}
