"""How long a session lasts, and who waits for whose wrong tries (A21, A22)."""

from hypothesis import given
from hypothesis import strategies as st

from bearwitness.casebook import settings as casebook_settings
from bearwitness.vault.tries import LONGEST
from bearwitness.web import settings
from bearwitness.web.accounts.session_limits import ABSOLUTE, IDLE, left
from bearwitness.web.accounts.tries import MOST, Tries


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_no_session_outlives_its_absolute_limit(began: int, later: int) -> None:
    now = float(began + later)
    assert now + left(began, now) <= max(now, began + ABSOLUTE)
    assert 0 <= left(began, now) <= IDLE


def test_a_stranger_makes_only_strangers_wait() -> None:
    tries = Tries()
    for second in range(100):
        tries.failed("amina", "", float(second))
    assert 0 < tries.waiting("amina", "", 100.0) <= LONGEST
    assert tries.waiting("amina", "her own browser", 100.0) == 0
    assert tries.waiting("ben", "", 100.0) == 0


def test_who_guesses_in_her_browser_waits_too() -> None:
    tries = Tries()
    for second in range(5):
        tries.failed("amina", "her own browser", float(second))
    assert tries.waiting("amina", "her own browser", 5.0) > 0
    assert tries.forget("amina", "her own browser") == 5
    assert tries.waiting("amina", "her own browser", 5.0) == 0


def test_many_names_do_not_fill_the_memory() -> None:
    tries = Tries()
    for number in range(MOST + 50):
        tries.failed(f"name{number}", "", 0.0)
    assert len(tries.held) == MOST


def test_the_pages_have_the_settings_of_the_casebook() -> None:
    own = {name: getattr(casebook_settings, name) for name in dir(casebook_settings) if name.isupper()}
    del own["SECRET_KEY"], own["DATABASES"]
    apps = own.pop("INSTALLED_APPS")
    assert apps == settings.INSTALLED_APPS[: len(apps)]
    assert own == {name: getattr(settings, name) for name in own}
