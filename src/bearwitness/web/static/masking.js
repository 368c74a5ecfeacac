"use strict";
// Words that are selected in the text stand in the field for more, ready to be added; without this they are typed there.
// What is decided shows in the text and in the number of what is left, before anything is sent.
(() => {
  const text = document.getElementById("original");
  const words = document.getElementById("more-words");
  if (!text || !words) { return; }
  const chosen = () => {
    const range = document.getSelection();
    if (!range || range.isCollapsed || !text.contains(range.anchorNode) || !text.contains(range.focusNode)) { return ""; }
    const part = range.getRangeAt(0).cloneContents();
    part.querySelectorAll("sup").forEach((each) => each.remove());
    return part.textContent.trim();
  };
  document.addEventListener("selectionchange", () => {
    const found = chosen();
    if (found && !found.includes("\n")) { words.value = found; }
  });
  const left = document.getElementById("undecided");
  function count() {
    const decisions = new Map();
    let open = 0;
    for (const line of document.querySelectorAll(".lines > li")) {
      const decided = line.querySelector(".decide input[type='radio']:checked")?.value ?? "open";
      line.classList.toggle("open", decided === "open");
      decisions.set(line.id.replace("line-", ""), decided);
      if (decided === "open") { open++; }
    }
    for (const each of text.querySelectorAll("mark")) {
      const decided = decisions.get(each.querySelector("sup")?.textContent);
      if (decided) { each.className = decided; }
    }
    left.textContent = left.dataset.words.replace("#", open);
  }
  if (left) { document.querySelector(".lines").addEventListener("change", count); count(); }
})();
