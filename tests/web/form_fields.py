"""A form as a browser reads it from a page: what it would send if somebody only pressed its button."""

from html.parser import HTMLParser


class FormFields(HTMLParser):
    """Fields of the form of one class on a page, in order; what stands in text areas as a browser sends it."""

    def __init__(self, page: str, of: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._of, self._inside = of, False
        self._select, self._area = "", ""
        self._written: list[str] = []
        self.feed(page)

    @property
    def fields(self) -> dict[str, list[str]]:
        """Values by name; without the token, which is the client's."""
        values: dict[str, list[str]] = {}
        for name, value in self.found:
            if name != "csrfmiddlewaretoken":
                values.setdefault(name, []).append(value)
        return values

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = self._of in given.get("class", "").split()
        if not self._inside:
            return
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "input" and kind != "submit" and (kind not in ("checkbox", "radio") or "checked" in given):
            self.found.append((name, given.get("value", "")))
        elif tag == "select":
            self._select = name
            self.found.append((name, ""))
        elif tag == "option" and "selected" in given:
            self.found[-1] = (self._select, given.get("value", ""))
        elif tag == "textarea":
            self._area, self._written = name, []

    def handle_data(self, data: str) -> None:
        if self._area:
            self._written.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            lines = "".join(self._written).replace("\r\n", "\n").removeprefix("\n")
            self.found.append((self._area, lines.replace("\n", "\r\n")))
            self._area = ""
        elif tag == "form":
            self._inside = False
