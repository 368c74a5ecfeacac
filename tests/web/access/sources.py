"""Sources."""

from tests.web.access_matrix import Row

KEEPERS = frozenset({"documenter", "team", "custodian"})
TAKERS = frozenset({"documenter", "team"})
APPROVERS = frozenset({"reviewer", "team"})

ROWS = {
    "sources:list": Row(path="/sources/", to=KEEPERS, shown_to="team"),
    "sources:start": Row(path="/take-in/", to=TAKERS),
    "sources:testimony": Row(path="/take-in/testimony/", to=TAKERS, writes=True),
    "sources:words": Row(path="/take-in/testimony/words/", to=TAKERS, gives=302, writes=True),
    "sources:document": Row(path="/take-in/document/", to=TAKERS, writes=True),
    "sources:partner_list": Row(path="/take-in/list/", to=TAKERS, writes=True),
    "sources:seconds": Row(path="/second-consents/", to=APPROVERS),
    "sources:second": Row(path="/second-consents/{child}/", to=APPROVERS, writes=True),
    "sources:source": Row(path="/sources/{source}/", to=KEEPERS, shown_to="team"),
    "sources:mask": Row(path="/sources/{child}/mask/", to=TAKERS, writes=True),
    "sources:consent": Row(path="/sources/{source}/consent/", to=KEEPERS, writes=True, shown_to="team"),
    "sources:passages": Row(path="/sources/{source}/passages/", to=KEEPERS, shown_to="team"),
    "sources:passage": Row(
        path="/sources/{source}/passages/{passage}/", to=KEEPERS, writes=True, shown_to="team"
    ),
    "sources:withdraw": Row(path="/sources/{source}/withdraw/", to=KEEPERS, writes=True, shown_to="team"),
    "sources:letters": Row(path="/sources/{source}/letters/", to=KEEPERS, shown_to="team"),
    "sources:her_copy": Row(path="/sources/{source}/copy/", to=KEEPERS, shown_to="team"),
}
