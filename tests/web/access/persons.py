"""Persons, their claims, reviews, and passages."""

from tests.web.access_matrix import READERS, Row

CODERS = frozenset({"documenter", "team"})
ANALYSTS = frozenset({"analyst", "reviewer", "team"})
REVIEWERS = frozenset({"documenter", "reviewer", "team"})
CUSTODIAN = frozenset({"custodian"})
PERSON = "/persons/{person}/"

ROWS = {
    "persons:list": Row(path="/persons/", to=READERS, shown_to="team"),
    "persons:person": Row(path=PERSON, to=READERS, shown_to="team"),
    "persons:decide": Row(path=PERSON + "positions/{claim}/", to=CODERS, writes=True, shown_to="team"),
    "persons:steps": Row(path=PERSON + "steps/", to=READERS, shown_to="team"),
    "persons:elements": Row(path=PERSON + "elements/", to=ANALYSTS, shown_to="team"),
    "persons:assess": Row(
        path=PERSON + "elements/PalermoMeans/",
        to=frozenset({"reviewer", "team"}),
        writes=True,
        shown_to="team",
    ),
    "persons:interviews": Row(path=PERSON + "interviews/", to=CODERS, shown_to="team"),
    "persons:identity": Row(path=PERSON + "identity/", to=CUSTODIAN, writes=True),
    "persons:waiting": Row(path="/reviews/", to=REVIEWERS, shown_to="reviewer"),
    "persons:review": Row(path="/reviews/{claim}/", to=REVIEWERS, writes=True, shown_to="reviewer"),
    "persons:amend": Row(path="/reviews/{claim}/amend/", to=REVIEWERS, writes=True, shown_to="reviewer"),
    "passages:passage": Row(path="/passages/{passage}/", to=READERS, shown_to="team"),
}
