"""A person at the pages: a browser of her own, her password, and the app that shows her codes."""

import re
import time
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page
from tests.web.cast import PASSWORD
from tests.web.checking import Watched

from bearwitness.web.accounts.totp import STEP, code_at

NAMES = re.compile(r"[A-Z]-[A-Z2-7]{26}|[\w-]{43,}")
"""What differs between two addresses of one page."""


@dataclass(kw_only=True)
class App:
    """An authenticator app: shows each code once, and waits where it has none that is new."""

    secret: str
    last: int = 0

    def code(self) -> str:
        """The oldest code that is good now and was not used."""
        step = self._free()
        while step > time.time() // STEP + 1:
            time.sleep(0.2)
        self.last = step
        return code_at(self.secret, step)

    def _free(self) -> int:
        # a code of the step before may be over by the time it arrives
        oldest = int(time.time() - STEP / 3) // STEP
        return max(self.last + 1, oldest)


@dataclass(kw_only=True)
class Somebody:
    """One person; `page` is her only tab. Axe looks at the first page of each kind that anybody meets."""

    name: str
    base: str
    context: BrowserContext
    page: Page
    watched: Watched
    seen: set[str]
    app: App = field(default_factory=lambda: App(secret=""))

    @classmethod
    def at(cls, chromium: Browser, base: str, name: str, seen: set[str]) -> "Somebody":
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="ko-KR")
        context.set_default_timeout(60_000)
        page = context.new_page()
        return cls(name=name, base=base, context=context, page=page, watched=Watched(page, base), seen=seen)

    def goes(self, path: str) -> Page:
        """Open an address of the casebook."""
        self.page.goto(self.base.rstrip("/") + path)
        return self.looks()

    def sends(self, button: str) -> Page:
        """Press a button or follow a link, and look at the page that comes."""
        with self.page.expect_navigation():
            self.page.click(button)
        return self.looks()

    def looks(self) -> Page:
        """Check the page that she is at."""
        kind = NAMES.sub("", self.page.url.removeprefix(self.base).partition("?")[0])
        self.watched.check(axe=kind not in self.seen)
        self.seen.add(kind)
        return self.page

    def sets_up(self, path: str) -> None:
        """From her link to an account: a password, the app, the recovery codes."""
        page = self.goes(path)
        page.fill("[name=password]", PASSWORD)
        page.fill("[name=again]", PASSWORD)
        self.sends("main form.form button[type=submit]")
        self.app = App(secret=page.inner_text("main code").replace(" ", ""))
        page.fill("[name=code]", self.app.code())
        self.sends("main form.form button[type=submit]")
        assert len(re.findall(r"\b[a-z2-9]{4}(?:-[a-z2-9]{4}){3}\b", page.inner_text("ul.codes"))) == 10
        self.sends("main a.button")

    def signs_in(self) -> None:
        """Leave, and come back with her password and a new code."""
        with self.page.expect_navigation():
            self.page.click("form.away button")
        page = self.goes("/sign-in/")
        page.fill("[name=name]", self.name)
        page.fill("[name=password]", PASSWORD)
        self.sends("main form.form button[type=submit]")
        page.fill("[name=code]", self.app.code())
        self.sends("main form.form button[type=submit]")
        assert self.name in page.inner_text("a.who")

    def is_refused(self, path: str) -> bool:
        """Whether an address is not there for her."""
        answer = self.page.goto(self.base.rstrip("/") + path)
        assert answer is not None
        return answer.status in (403, 404)
