"use strict";
// The coding desk: choose words by mouse or keyboard, name what they say, go on. Nothing is kept in the browser.
(() => {
  const desk = document.querySelector(".desk");
  const form = document.getElementById("coding");
  if (!desk || !form) { return; }
  const field = (name) => form.querySelector(`[name="${name}"]`);
  const input = (id) => document.getElementById(id);
  const box = () => document.getElementById("words");
  let proposal = -1;
  let fromProposal = false;
  let unsaved = false;
  let last = null;

  // Offsets are code points, as the casebook counts; the browser counts UTF-16.
  const points = (text) => Array.from(text);
  // What counts is what stands in segments: rows and gaps between them say nothing.
  const segments = (side = box()) => [...side.querySelectorAll(".seg")];
  const whole = () => segments().map((each) => each.textContent).join("");
  function offset(node, at, side = box()) {
    const segment = node.nodeType === Node.TEXT_NODE ? node.parentElement : null;
    if (segment?.matches(".seg")) { return Number(segment.dataset.at) + points(node.data.slice(0, at)).length; }
    const range = document.createRange();
    range.setStart(side, 0); range.setEnd(node, at);
    const before = [...range.cloneContents().querySelectorAll(".seg")].map((each) => each.textContent).join("");
    return points(before).length;
  }
  function place(target, side = box()) {
    for (const segment of segments(side)) {
      const begin = Number(segment.dataset.at);
      const own = points(segment.textContent);
      if (target <= begin + own.length) { return [segment.firstChild ?? segment, own.slice(0, target - begin).join("").length]; }
    }
    return [side, side.childNodes.length];
  }
  function rangeOf(start, end) {
    const range = document.createRange();
    range.setStart(...place(start));
    range.setEnd(...place(end));
    return range;
  }
  function select(start, end) {
    const range = rangeOf(start, end);
    const chosen = window.getSelection();
    chosen.removeAllRanges(); chosen.addRange(range);
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
  }
  function selected() {
    const chosen = window.getSelection();
    if (!chosen.rangeCount || !box().contains(chosen.anchorNode) || !box().contains(chosen.focusNode)) { return null; }
    const range = chosen.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    return start < end ? trimmed(start, end) : sentence(start);
  }
  function trimmed(start, end) {
    const all = points(whole());
    while (start < end && !all[start].trim()) { start++; }
    while (end > start && !all[end - 1].trim()) { end--; }
    return start < end ? [start, end] : null;
  }
  function sentence(at) {
    const text = whole();
    const segmenter = new Intl.Segmenter(document.documentElement.lang, { granularity: "sentence" });
    const length = points(text).length;
    let begin = 0;
    for (const each of segmenter.segment(text)) {
      const end = begin + points(each.segment).length;
      if (at < end || end === length) { return trimmed(begin, end); }
      begin = end;
    }
    return null;
  }

  // The passage that the form speaks of
  function mark() {
    if (!("highlights" in CSS)) { return; }
    CSS.highlights.delete("chosen");
    if (field("start").value) {
      CSS.highlights.set("chosen", new Highlight(rangeOf(Number(field("start").value), Number(field("end").value))));
    }
  }
  function choose(start, end) {
    field("start").value = start; field("end").value = end;
    const out = input("chosen");
    out.textContent = start === "" ? out.dataset.none : points(whole()).slice(start, end).join("");
    mark();
  }
  function begin() { input(field("subject").value ? "property" : "subject").focus(); }

  // Proposals
  const proposals = () => [...document.querySelectorAll("#proposals li")];
  function toProposal(step) {
    const all = proposals();
    if (!all.length) { return; }
    proposal = (proposal + step + all.length) % all.length;
    const { start, end } = all[proposal].dataset;
    box().focus(); select(Number(start), Number(end));
  }
  function use(line) {
    if (!line) { return; }
    choose(Number(line.dataset.start), Number(line.dataset.end));
    const fitting = line.dataset.properties.split(" ");
    field("property").dataset.only = fitting.length > 1 ? line.dataset.properties : "";
    input("value").value = line.dataset.value; input("value").dataset.value = line.dataset.value;
    field("property").choose(fitting.length === 1 ? fitting[0] : "");
    fromProposal = true; unsaved = true;
    if (!field("subject").value) { input("subject").focus(); return; }
    if (fitting.length > 1) { input("property").focus(); return; }
    input("save").focus();
  }

  // Values
  async function property() {
    const name = field("property").value;
    if (!name) { return; }
    const answer = await fetch(desk.dataset.words.replace("NAME", name), { headers: { "HX-Request": "true" } });
    if (!answer.ok) { return; }
    const told = await answer.json();
    if (field("property").value !== name) { return; }
    input("why").textContent = told.why;
    input("example").textContent = told.example;
    const subjects = [...field("subject").options].filter((each) => each.value && !each.value.startsWith("new:"))
      .map((each) => ({ value: each.value, label: each.textContent }));
    const value = input("value");
    value.choices = told.type === "subject" ? subjects : told.choices;
    const meant = value.choices.find((each) => each.value === value.dataset.value);
    if (meant) { value.value = meant.label; } else if (value.choices.length) { value.value = ""; delete value.dataset.value; }
    input("part-field").hidden = told.type !== "subject";
  }

  const letter = (event) => (/^[a-z?]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace("Key", "").toLowerCase());
  // What an answer has just brought in is not htmx's own until it settles: sent before that, a form would reload the page.
  function send(form) { if (form) { htmx.process(form); form.requestSubmit(); } }
  const KEYS = {
    n: () => toProposal(1),
    p: () => toProposal(-1),
    a: () => use(proposals()[proposal]),
    x: () => send(proposals()[proposal]?.querySelector("form")),
    u: () => send(input("undo")),
    z: () => send(document.querySelector("#refused form")),
    f: () => document.querySelector("[data-fold]")?.click(),
  };

  // Two texts side by side: a row is put right where the caret stands, in either of them
  const ALIGN = { j: "join", s: "split", b: "back" };
  let caret = null;
  function alignKey(event) {
    const moved = event.altKey && { ArrowUp: "up", ArrowDown: "down" }[event.key];
    const wanted = moved || (!event.altKey && !event.shiftKey && ALIGN[letter(event)]);
    const button = wanted && input("align")?.querySelector(`[value="${wanted}"]`);
    if (!button) { return false; }
    event.preventDefault();
    // the event that tells of a new caret may come later than the key
    keepCaret();
    htmx.process(button.form); button.click();
    return true;
  }
  function keepCaret() {
    const form = input("align");
    const node = form && window.getSelection().anchorNode;
    const side = node && [box(), input("beside")].find((each) => each.contains(node));
    if (side) { caret = { at: offset(node, window.getSelection().anchorOffset, side), name: side === box() ? "own" : "other" }; }
    // a key may come after the words are replaced and before the caret is back in them: then the one that was kept counts
    if (form && caret) { form.querySelector('[name="at"]').value = caret.at; form.querySelector('[name="side"]').value = caret.name; }
  }
  function backToCaret() {
    // whoever has put the caret elsewhere since the answer came keeps it there
    keepCaret();
    const side = caret?.name === "other" ? input("beside") : box();
    side.focus();
    if (!caret) { return; }
    const [node, at] = place(caret.at, side);
    window.getSelection().collapse(node, at);
  }
  // The reader is replaced with every answer; what listens stands around it.
  const pane = desk.querySelector(".desk-text");
  const inBox = (event) => box().contains(event.target);
  const inOther = (event) => Boolean(input("beside")?.contains(event.target));
  for (const kind of ["beforeinput", "paste", "cut", "drop", "dragstart"]) {
    pane.addEventListener(kind, (event) => { if (inBox(event) || inOther(event)) { event.preventDefault(); } });
  }
  pane.addEventListener("mouseup", () => {
    const found = window.getSelection().isCollapsed ? null : selected();
    if (found) { choose(...found); }
  });
  pane.addEventListener("keydown", (event) => {
    if (!(inBox(event) || inOther(event)) || event.ctrlKey || event.metaKey || alignKey(event)) { return; }
    if (!inBox(event) || event.altKey) { return; }
    if (event.key === "Enter") {
      event.preventDefault();
      const found = selected();
      if (found) { fromProposal = false; field("property").dataset.only = ""; choose(...found); begin(); }
    } else if (!event.shiftKey && KEYS[letter(event)]) { event.preventDefault(); KEYS[letter(event)](); }
  });
  function arm() {
    for (const [name, value] of [["contenteditable", "true"], ["role", "textbox"], ["aria-readonly", "true"], ["aria-multiline", "true"], ["spellcheck", "false"]]) {
      for (const side of [box(), input("beside")]) { side?.setAttribute(name, value); }
    }
    if (input("align")) { input("align").hidden = false; }
    document.querySelectorAll("[data-use], [data-again]").forEach((each) => { each.hidden = false; });
    if (field("start").value) { choose(Number(field("start").value), Number(field("end").value)); }
  }

  // Where the caret stands, and what stands for it in the text beside
  document.addEventListener("selectionchange", () => {
    const other = input("beside");
    const node = other && window.getSelection().anchorNode;
    if (!node || !(box().contains(node) || other.contains(node))) { return; }
    keepCaret();
    const row = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest(".bead");
    if (!row) { return; }
    const at = [...row.parentElement.querySelectorAll(".bead")].indexOf(row);
    for (const side of [box(), other]) {
      side.querySelectorAll(".bead").forEach((each, number) => each.classList.toggle("here", number === at));
    }
  });

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-use], [data-again], [data-drop]");
    if (!pressed) { return; }
    const line = pressed.closest("li");
    if (pressed.hasAttribute("data-use")) { proposal = proposals().indexOf(line); use(line); }
    if (pressed.hasAttribute("data-again")) { choose(Number(line.dataset.start), Number(line.dataset.end)); begin(); }
    if (pressed.hasAttribute("data-drop")) { clear(); input("said").replaceChildren(); box().focus(); }
  });
  function clear() {
    input("value").value = ""; delete input("value").dataset.value;
    field("property").dataset.only = ""; field("property").choose("");
    field("against").checked = false; field("part").value = "";
    input("why").textContent = ""; input("example").textContent = "";
    unsaved = false;
  }

  form.addEventListener("input", () => { unsaved = true; });
  field("property").addEventListener("change", property);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
    if (event.key === "Escape") { box().focus(); if (field("start").value) { select(Number(field("start").value), Number(field("end").value)); } }
  });
  form.addEventListener("htmx:configRequest", (event) => {
    const value = input("value");
    if (value.dataset.value) { event.detail.parameters.set("value", value.dataset.value); }
    last = { subject: field("subject").value, fresh: field("fresh").value };
  });
  for (const lost of ["htmx:sendError", "htmx:timeout"]) {
    form.addEventListener(lost, () => {
      const said = document.createElement("p");
      said.className = "notice bad"; said.setAttribute("role", "alert"); said.textContent = form.dataset.lost;
      input("said").replaceChildren(said);
    });
  }
  document.addEventListener("desk-added", () => {
    arm();
    const subject = field("subject");
    const made = [...subject.options].find((each) => last && each.value.endsWith(last.fresh));
    if (last) { subject.choose(made ? made.value : last.subject); }
    const next = fromProposal;
    clear();
    if (next) { proposal -= 1; fromProposal = false; box().focus(); if (proposals().length) { toProposal(1); } } else { input("property").focus(); }
  });
  for (const done of ["desk-rows-laid", "desk-rows-taken-back", "desk-no-rows-to-take-back"]) {
    document.addEventListener(done, () => { arm(); backToCaret(); });
  }
  for (const done of ["desk-undone", "desk-refused", "desk-proposed-again", "desk-taken-back"]) {
    document.addEventListener(done, () => { arm(); box().focus(); if (done === "desk-refused") { proposal -= 1; toProposal(1); } });
  }
  document.addEventListener("htmx:afterSettle", arm);
  window.addEventListener("beforeunload", (event) => { if (unsaved && input("value").value) { event.preventDefault(); } });
  input("part-field").hidden = true;
  window.addEventListener("DOMContentLoaded", arm);
  if (document.readyState !== "loading") { arm(); }
})();
