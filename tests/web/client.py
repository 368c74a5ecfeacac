"""A small browser without a window: cookies, forms and redirects, over real HTTP."""

import http.client
import itertools
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from tests.web.cast import PASSWORD, code_of

_codes = itertools.count()


@dataclass(kw_only=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str

    @property
    def location(self) -> str:
        return self.headers.get("Location") or ""

    @property
    def data(self) -> bytes:
        """Body as it came."""
        return self.text.encode("utf-8", "surrogateescape")

    @property
    def bare(self) -> str:
        """Body without what differs from one answer to the next: tokens."""
        return re.sub(r'(value="|X-CSRFToken": ")[A-Za-z0-9]{64}"', "", self.text)


@dataclass(kw_only=True)
class Client:
    """Talks to one server; `cookies` are sent as a browser would, prefix and all."""

    base: str
    cookies: dict[str, str] = field(default_factory=dict)
    confirmed_at: float = 0.0
    """When the password was last given, by the monotonic clock."""

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, page: str | None = None, **fields: object) -> Answer:
        """Send a form as its page would: token and origin. `page` is where the form stands, else `path`."""
        return self.ask("POST", path, {"csrfmiddlewaretoken": self.token(page or path), **fields})

    def token(self, page: str) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(page).text)
        return found[1] if found else ""

    def ask(
        self,
        method: str,
        path: str,
        fields: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        host = urlsplit(self.base).netloc
        sent = {"Host": host, "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method != "GET":
            sent |= {"Origin": self.base.rstrip("/"), "Content-Type": "application/x-www-form-urlencoded"}
        sent = {name: value for name, value in {**sent, **(headers or {})}.items() if value}
        connection = http.client.HTTPConnection("127.0.0.1", urlsplit(self.base).port, timeout=300)
        body = urlencode(fields, doseq=True) if fields is not None else None
        connection.request(method, path, body, sent)
        response = connection.getresponse()
        text = response.read().decode("utf-8", "surrogateescape")
        connection.close()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.strip().partition(";")[0].partition("=")
            if value in ("", '""'):
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        return Answer(status=response.status, headers=response.headers, text=text)

    def confirm(self, password: str = PASSWORD) -> "Client":
        """Give the password again, for what asks for it when it was given some minutes ago."""
        assert self.post("/sign-in/again/", password=password).status == 302
        self.confirmed_at = time.monotonic()
        return self

    def sign_in(self, name: str, password: str = PASSWORD, code: str | None = None) -> Answer:
        """Give name, password and a code; by default a recovery code that nobody has used."""
        first = self.post("/sign-in/", name=name, password=password)
        if first.status != 302:
            return first
        given = code_of(name, next(_codes)) if code is None else code
        self.confirmed_at = time.monotonic()
        return self.post("/sign-in/code/", code=given)
