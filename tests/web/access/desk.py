"""The coding desk."""

from tests.web.access_matrix import Row

CODERS = frozenset({"documenter", "team"})

ROWS = {
    "desk:texts": Row(path="/desk/", to=CODERS),
    "desk:options": Row(path="/desk/words/sex/", to=CODERS, data=True),
    "desk:next": Row(path="/desk/next/", to=CODERS, gives=302),
    "desk:desk": Row(path="/desk/{text}/", to=CODERS),
    "desk:add_claim": Row(path="/desk/{text}/claims/", to=CODERS, gives=302, writes=True),
    "desk:align": Row(path="/desk/{text}/rows/", to=CODERS, gives=302, writes=True),
    "desk:undo": Row(path="/desk/{text}/undo/", to=CODERS, gives=302, writes=True),
    "desk:decide": Row(path="/desk/{text}/proposals/", to=CODERS, gives=302, writes=True),
    "desk:take_back": Row(path="/desk/{text}/claims/{claim}/", to=CODERS, gives=302, writes=True),
}
