"use strict";
// Escape twice within a second: hide everything at once, end the session, and go to a page that says nothing.
(() => {
  let last = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { last = 0; return; }
    const now = Date.now();
    if (now - last < 1000) {
      const form = document.querySelector("form[data-away]");
      document.documentElement.classList.add("hidden");
      if (form) { form.submit(); } else { window.location.replace("/away/"); }
    }
    last = now;
  });
  // A page that the browser kept in memory is never shown again.
  window.addEventListener("pageshow", (event) => { if (event.persisted) { window.location.reload(); } });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) { window.print(); } });
  // Refusals are pages too: htmx shows them instead of dropping them.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if ([403, 404, 409, 422].includes(event.detail.xhr.status)) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
})();
