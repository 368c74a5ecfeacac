"""Put accounts into a casebook, in a process of its own: Django with the pages is configured once a process."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from bearwitness.web.start import start_web

start_web()

from django.contrib.auth.hashers import make_password  # noqa: E402 (Django first)
from django.core.management import call_command  # noqa: E402 (Django first)
from tests.casebooks import unlocked  # noqa: E402 (Django first)
from tests.people import AMINA  # noqa: E402 (Django first)
from tests.web.cast import CODES, LANGUAGE, PASSWORD, code_of, secret_of  # noqa: E402 (Django first)

from bearwitness.casebook.opening import open_casebook  # noqa: E402 (Django first)
from bearwitness.web.accounts.models import Account, RecoveryCode  # noqa: E402 (Django first)
from bearwitness.web.accounts.secret_text import digest  # noqa: E402 (Django first)


def main(path: Path, names: list[str]) -> None:
    password = make_password(PASSWORD)
    with open_casebook(path, unlocked(path), actor=AMINA):
        call_command("migrate", "accounts", verbosity=0, interactive=False)
        for name in names:
            account = Account.objects.create(
                name=name,
                password=password,
                totp_secret=secret_of(name),
                language=LANGUAGE.get(name, "en"),
                made_at=datetime.now(UTC),
                made_by=AMINA,
            )
            RecoveryCode.objects.bulk_create(
                RecoveryCode(account=account, digest=digest(code_of(name, number))) for number in range(CODES)
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
