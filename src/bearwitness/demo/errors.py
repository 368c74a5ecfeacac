"""What can go wrong in the demo."""

from bearwitness.domain.errors import BearwitnessError


class DemoExists(BearwitnessError):
    """A demo stands in this folder already; remove it or choose another with --out."""

    exit_code = 95
