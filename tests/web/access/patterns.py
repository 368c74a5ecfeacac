"""Map, network, trajectories, prices."""

from tests.web.access_matrix import Row

ANALYSTS = frozenset({"analyst", "reviewer", "team"})

ROWS = {
    "patterns:places": Row(path="/patterns/", to=ANALYSTS),
    "patterns:routes": Row(path="/patterns/map/", to=ANALYSTS),
    "patterns:network": Row(path="/patterns/network/", to=ANALYSTS),
    "patterns:joins": Row(path="/patterns/network/joins/", to=ANALYSTS, writes=True),
    "patterns:export": Row(
        path="/patterns/network/export/", to=frozenset({"reviewer", "team"}), gives=302, writes=True
    ),
    "patterns:trajectories": Row(path="/patterns/trajectories/", to=ANALYSTS),
    "patterns:money": Row(path="/patterns/prices/", to=ANALYSTS),
}
