"""Signing in, home, accounts, the record, upkeep, one's own account."""

from tests.web.access_matrix import EVERY, Row

KEEPERS = frozenset({"custodian", "admin"})
CUSTODIAN = frozenset({"custodian"})

ROWS = {
    "sign_in:sign_in": Row(path="/sign-in/", open=True, gives=302, writes=True),
    "sign_in:second": Row(path="/sign-in/code/", open=True, gives=302, writes=True),
    "sign_in:confirm": Row(path="/sign-in/again/", outsiders=True, writes=True),
    "sign_in:welcome": Row(path="/welcome/none/", open=True, gives=422, writes=True),
    "sign_in:welcome_code": Row(path="/welcome/none/code/", open=True, gives=422, writes=True),
    "sign_in:language": Row(path="/language/", open=True, gives=302, writes=True),
    "sign_in:away": Row(path="/away/", open=True, writes=True),
    "home:home": Row(path="/", shown_to="custodian"),
    "identities:open": Row(path="/identities/", to=CUSTODIAN, writes=True),
    "identities:close": Row(path="/identities/close/", to=CUSTODIAN, gives=302, writes=True),
    "people:list": Row(path="/people/", to=KEEPERS),
    "people:add": Row(path="/new-account/", to=KEEPERS, writes=True),
    "people:teams": Row(path="/case-teams/", to=CUSTODIAN, writes=True),
    "people:team": Row(path="/case-teams/{team}/", to=CUSTODIAN, writes=True),
    "people:assign": Row(path="/case-teams/of/{source}/", to=CUSTODIAN, writes=True),
    "people:person": Row(path="/people/eve/", to=KEEPERS, shown_to="custodian"),
    "people:roles": Row(path="/people/eve/roles/", to=CUSTODIAN, gives=302, writes=True),
    "people:link": Row(path="/people/eve/link/", to=KEEPERS, gives=302, writes=True),
    "people:end": Row(path="/people/eve/end/", to=KEEPERS, gives=302, writes=True),
    "people:close": Row(path="/people/eve/close/", to=KEEPERS, gives=302, writes=True),
    "audit:record": Row(path="/record/", to=EVERY),
    "upkeep:upkeep": Row(path="/upkeep/", to=EVERY),
    "own:account": Row(path="/own/", outsiders=True),
    "own:password": Row(path="/own/password/", outsiders=True, writes=True),
    "own:app": Row(path="/own/app/", outsiders=True, writes=True),
    "own:passkeys": Row(path="/own/passkeys/", outsiders=True, writes=True),
    "own:codes": Row(path="/own/codes/", outsiders=True, writes=True),
    "own:sessions": Row(path="/own/sessions/", outsiders=True, gives=302, writes=True),
}
