"use strict";
// Words that are selected in the text stand in the field for more, ready to be added; without this they are typed there.
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
})();
