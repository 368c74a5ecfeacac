"""Consents that were asked for in full, for tests."""

from dataclasses import replace
from datetime import date

from bearwitness.domain.answer import YES
from bearwitness.domain.consent import Consent, Guardian
from bearwitness.domain.masking import Masking

ASKED = Consent(
    language="ko",
    text_version="2026-1",
    method="signed",
    interviewer="amina",
    date=date(2026, 5, 1),
    questions=(True,) * 7,
)
"""Asked everything, allowed nothing."""
RECORD = replace(ASKED, scopes={"record": YES})
OPEN = replace(ASKED, scopes={"record": YES, "analyse": YES, "count": YES})
CHILD = replace(OPEN, child=True, guardian=Guardian(relation="aunt", party_to_events=False), assent=True)
NOTHING = Masking(masks=())
"""A person has read the text and confirmed that nothing in it is to be masked."""
