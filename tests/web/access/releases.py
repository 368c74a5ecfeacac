"""The release desk, and approvers outside."""

from tests.web.access.foundation import CUSTODIAN
from tests.web.access_matrix import Row

RELEASERS = frozenset({"reviewer", "team"})

ROWS = {
    "releases:list": Row(path="/releases/", to=RELEASERS),
    "releases:write": Row(path="/releases/new/", to=RELEASERS, writes=True),
    "releases:picture": Row(path="/releases/pictures/S-NONE/", to=RELEASERS, gives=404),
    "releases:text": Row(path="/releases/text/", to=RELEASERS, writes=True),
    "releases:draft": Row(path="/releases/draft/", to=RELEASERS, gives=302),
    "releases:propose": Row(path="/releases/propose/", to=RELEASERS, gives=302, writes=True),
    "releases:outside": Row(path="/releases/outside/", to=RELEASERS, writes=True),
    "releases:recall": Row(path="/releases/copies/1/recall/", to=RELEASERS, gives=302, writes=True),
    "releases:plan": Row(path="/releases/plans/{plan}/", to=RELEASERS),
    "releases:again": Row(path="/releases/plans/{plan}/again/", to=RELEASERS, gives=302, writes=True),
    "releases:approve": Row(path="/releases/plans/{plan}/approve/", to=RELEASERS, gives=302, writes=True),
    "releases:look_again": Row(path="/releases/plans/{plan}/look/", to=RELEASERS, gives=302, writes=True),
    "releases:image": Row(path="/releases/plans/{plan}/images/1/", to=RELEASERS, gives=404),
    "releases:ask_outside": Row(path="/releases/plans/{plan}/request/", to=RELEASERS, gives=422),
    "releases:build": Row(path="/releases/plans/{plan}/build/", to=RELEASERS, gives=302, writes=True),
    "releases:hand": Row(path="/releases/plans/{plan}/hand/", to=RELEASERS, gives=302, writes=True),
    "releases:release": Row(path="/releases/built/none/", to=RELEASERS, gives=404),
    "releases:withdraw": Row(path="/releases/built/none/withdraw/", to=RELEASERS, gives=404, writes=True),
    "releases:download": Row(path="/releases/built/none/release.zip", to=RELEASERS, gives=404),
    "approvers:register": Row(path="/approvers/", to=CUSTODIAN, writes=True),
}
