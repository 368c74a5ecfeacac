"""The sharing agreement under which a partner's list comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bearwitness.domain.consent import QUESTIONS, Consent
from bearwitness.domain.consent_file import consent_of
from bearwitness.domain.errors import BadConsent
from bearwitness.domain.yaml_file import NotYaml, read_yaml_text

_UNASKED = {
    "language": "en",
    "text_version": "agreement",
    "method": "agreement",
    "interviewer": "agreement",
    "questions": [False] * QUESTIONS,
}


def agreement_of(text: str) -> Consent:
    """Read an agreement: a consent file that needs only ``scopes`` and ``date``, for nobody was interviewed.

    Raises
    ------
    BadConsent
        Where a field is missing or not valid; names the field, never what stood there.
    """
    try:
        tree = read_yaml_text(text)
    except NotYaml as error:
        raise BadConsent(field=f"line {error.line}", example="scopes: {count: yes}") from None
    if not isinstance(tree, Mapping):
        raise BadConsent(field="scopes", example="{count: yes}")
    consent = consent_of({**_UNASKED, **tree})
    return consent if "questions" in tree else replace(consent, questions=())
