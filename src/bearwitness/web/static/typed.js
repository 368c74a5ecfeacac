"use strict";
// Fields that are filled by typing: a list opens under the words typed, arrows move in it, Enter or Tab picks.
// A <select data-typed> stays in the form and holds the value; an <input data-typed> takes free words as well, and the
// value that was picked stands in its data-value as long as its words are not changed.
(() => {
  const plain = (words) => words.normalize("NFKC").toLowerCase();
  let numbered = 0;

  class Typed {
    constructor(input, offered, pick) {
      this.input = input; this.offered = offered; this.pick = pick; this.at = -1; this.shown = [];
      this.list = document.createElement("ul");
      this.list.className = "typed-list"; this.list.hidden = true; this.list.id = `typed-${++numbered}`;
      this.list.setAttribute("role", "listbox");
      const label = document.querySelector(`label[for="${input.id}"]`);
      if (label) { this.list.setAttribute("aria-label", label.firstChild.textContent.trim()); }
      for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-autocomplete", "list"],
        ["aria-controls", this.list.id], ["autocomplete", "off"]]) { input.setAttribute(name, value); }
      input.insertAdjacentElement("afterend", this.list);
      input.addEventListener("input", () => { delete input.dataset.value; this.open(); });
      input.addEventListener("focus", () => { if (!input.value) { this.open(); } else { input.select(); } });
      input.addEventListener("blur", () => this.leave());
      input.addEventListener("keydown", (event) => this.key(event));
      this.list.addEventListener("mousedown", (event) => {
        const line = event.target.closest("li");
        if (line) { event.preventDefault(); this.take(this.shown[Number(line.dataset.at)]); }
      });
    }

    open() {
      const asked = plain(this.input.value.trim());
      const found = this.offered().filter((each) => !asked || plain(each.label).includes(asked) || plain(each.value) === asked);
      const first = (each) => (plain(each.label).startsWith(asked) ? 0 : 1);
      this.shown = found.sort((a, b) => first(a) - first(b)).slice(0, 60);
      this.at = asked && this.shown.length ? 0 : -1;
      this.draw();
    }

    draw() {
      this.list.replaceChildren(...this.shown.map((each, at) => {
        const line = document.createElement("li");
        line.setAttribute("role", "option");
        line.id = `${this.list.id}-${at}`; line.dataset.at = at; line.textContent = each.label;
        line.setAttribute("aria-selected", String(at === this.at));
        if (each.hint) { line.title = each.hint; }
        return line;
      }));
      this.list.hidden = !this.shown.length;
      this.input.setAttribute("aria-expanded", String(!this.list.hidden));
      const now = this.list.children[this.at];
      if (now) {
        this.input.setAttribute("aria-activedescendant", now.id);
        now.scrollIntoView({ block: "nearest" });
      } else { this.input.removeAttribute("aria-activedescendant"); }
    }

    close() { this.shown = []; this.at = -1; this.draw(); }

    leave() {
      if (!this.list.hidden && this.at >= 0 && this.input.value) { this.take(this.shown[this.at]); }
      this.close();
    }

    take(chosen) { if (chosen) { this.pick(chosen); this.close(); } }

    key(event) {
      if (event.isComposing) { return; }
      const open = !this.list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!open) { this.open(); return; }
        const step = event.key === "ArrowDown" ? 1 : -1;
        this.at = (this.at + step + this.shown.length) % this.shown.length;
        this.draw();
      } else if (event.key === "Enter" && open && this.at >= 0 && !event.ctrlKey && !event.metaKey) {
        event.preventDefault(); this.take(this.shown[this.at]);
      } else if (event.key === "Escape" && open) {
        // with words typed it only closes the list; else the key means what it means elsewhere in the form
        if (this.input.value) { event.preventDefault(); event.stopPropagation(); }
        this.close();
      }
    }
  }

  function enhanceSelect(select) {
    const input = document.createElement("input");
    input.type = "text"; input.id = select.id; input.required = select.required; input.spellcheck = false;
    select.id = `${input.id}-choices`; select.hidden = true; select.required = false;
    select.insertAdjacentElement("beforebegin", input);
    const before = select.querySelector("option[selected]")?.value;
    select.value = "";
    const offered = () => [...select.options].filter((each) => each.value && allowed(select, each.value))
      .map((each) => ({ value: each.value, label: each.textContent }));
    const pick = (chosen) => {
      select.value = chosen.value; input.value = chosen.label;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const typed = new Typed(input, offered, pick);
    input.addEventListener("input", () => { select.value = ""; });
    select.choose = (value) => {
      select.value = value;
      input.value = select.selectedIndex >= 0 && value ? select.options[select.selectedIndex].textContent : "";
      if (value) { select.dispatchEvent(new Event("change", { bubbles: true })); }
    };
    input.openList = () => typed.open();
    if (before) { select.choose(before); }
  }

  const allowed = (select, value) => !select.dataset.only || select.dataset.only.split(" ").includes(value);

  function enhanceInput(input) {
    input.choices = [];
    const typed = new Typed(input, () => input.choices, (chosen) => {
      input.value = chosen.label; input.dataset.value = chosen.value;
    });
    input.openList = () => typed.open();
  }

  document.querySelectorAll("select[data-typed]").forEach(enhanceSelect);
  document.querySelectorAll("input[data-typed]").forEach(enhanceInput);
})();
