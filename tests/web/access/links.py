"""Lists and links, the review queue, figures, estimates."""

from tests.web.access_matrix import Row

LINKERS = frozenset({"custodian"})
REVIEWERS = frozenset({"documenter", "reviewer", "team"})
ANALYSTS = frozenset({"analyst", "reviewer", "team"})

ROWS = {
    "links:lists": Row(path="/links/", to=LINKERS),
    "links:run": Row(path="/links/run/", to=LINKERS, gives=302, writes=True),
    "links:report": Row(path="/links/report/", to=LINKERS),
    "links:counts": Row(path="/links/counts/", to=LINKERS, gives=302, writes=True),
    "pairs:queue": Row(path="/pairs/", to=REVIEWERS),
    "pairs:judge": Row(path="/pairs/judge/", to=REVIEWERS, gives=302, writes=True),
    "pairs:undo": Row(path="/pairs/undo/", to=REVIEWERS, gives=302, writes=True),
    "pairs:report": Row(path="/pairs/report/", to=REVIEWERS),
    "figures:figures": Row(path="/figures/?by=control_method&by=role", to=ANALYSTS),
    "figures:cell": Row(path="/figures/cell/?by=role&code=Survivor", to=ANALYSTS),
    "estimates:estimates": Row(path="/estimates/", to=ANALYSTS, writes=True),
}
