"""Care."""

from tests.web.access.sources import KEEPERS, TAKERS
from tests.web.access_matrix import Row

ROWS = {
    "care:due": Row(path="/care/", to=KEEPERS, shown_to="team"),
    "care:services": Row(path="/care/help/", to=KEEPERS, writes=True, shown_to="team"),
    "care:interview": Row(path="/care/interview/?person={person}", to=TAKERS, writes=True),
    "care:offer": Row(path="/sources/{source}/help/", to=KEEPERS, writes=True, shown_to="team"),
    "care:risk": Row(path="/sources/{source}/risk/", to=KEEPERS, writes=True, shown_to="team"),
    "care:stop": Row(path="/sources/{source}/stop/", to=KEEPERS, writes=True, shown_to="team"),
    "care:feedback": Row(path="/sources/{source}/feedback/", to=KEEPERS, writes=True, shown_to="team"),
}
