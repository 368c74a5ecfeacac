"""What every page must stand: axe finds nothing, nothing is asked for outside, the policy is never broken."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Dialog, Page, Request

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WATCH = "document.addEventListener('securitypolicyviolation', e => (window.broken ??= []).push(e.violatedDirective + ' ' + e.blockedURI))"


class Watched:
    """A page whose requests and policy are watched from its first byte on."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.outside: list[str] = []
        self.faults: list[str] = []
        page.add_init_script(WATCH)
        page.add_init_script(
            AXE
        )  # the browser keeps it: sent to every page by itself, it takes longer than it runs
        page.on("request", self._asked)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("dialog", self._spoken_to)

    def open(self, path: str) -> Page:
        self.page.goto(self.base.rstrip("/") + path)
        self.check()
        return self.page

    def check(self, *, axe: bool = True) -> None:
        """Assert it of the page as it stands now; without `axe`, of requests and policy alone."""
        self.page.wait_for_load_state("load")
        broken = self.page.evaluate("window.broken ?? []")
        found = (self.outside, broken, self.faults)
        assert found == ([], [], []), f"{self.page.url}: {found}"
        faults = axe_faults(self.page) if axe else []
        assert faults == [], f"{self.page.url}: {faults}"

    def _spoken_to(self, dialog: Dialog) -> None:
        self.faults.append("dialog")
        dialog.dismiss()

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).scheme not in ("data", "blob") and not request.url.startswith(self.base):
            self.outside.append(request.url)


def axe_faults(page: Page) -> list[str]:
    """Rules of axe-core that the page breaks, with the first element of each."""
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]
