"""Search, and kept searches."""

from tests.web.access_matrix import READERS, Row

ROWS = {
    "search:search": Row(path="/search/", to=READERS, writes=True, shown_to="team"),
    "search:keep": Row(path="/search/keep/", to=READERS, gives=302, writes=True),
    "search:again": Row(path="/search/kept/1/", to=READERS, gives=302, writes=True),
    "search:drop": Row(path="/search/kept/1/drop/", to=READERS, gives=302, writes=True),
}
