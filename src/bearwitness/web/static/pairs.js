"use strict";
// S, D, U judge the pair, Z takes the last judgement back: each presses the button that says so, once.
(() => {
  let sent = false;
  document.addEventListener("submit", () => { sent = true; });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, select, textarea");
    if (sent || typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) { return; }
    // the place of the key, so that it works under a Korean or Chinese keyboard too
    const letter = /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key.toLowerCase();
    const named = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : letter;
    const button = document.querySelector(`button[data-key="${CSS.escape(named)}"]`);
    if (button) {
      event.preventDefault();
      button.form.requestSubmit(button);
    }
  });
})();
