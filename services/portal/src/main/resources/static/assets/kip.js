// Beside htmx: the CSRF header, the focus after an answer, and plain words when a part of the page could not be fetched.
(() => {
  "use strict";
  const notice = () => document.getElementById("htmx-notice");

  document.addEventListener("htmx:configRequest", event => {
    const csrf = document.querySelector("meta[name=csrf]");
    if (csrf && event.detail.verb !== "get") {
      event.detail.headers[csrf.dataset.header] = csrf.content;
    }
  });

  const failed = () => {
    const box = notice();
    if (box) {
      const time = box.querySelector("time") || box.appendChild(document.createElement("time"));
      time.textContent = new Date().toLocaleTimeString(document.documentElement.lang);
      box.hidden = false;
    }
  };
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout", "htmx:swapError"]) {
    document.addEventListener(name, failed);
  }

  document.addEventListener("htmx:afterSwap", event => {
    if (notice()) {
      notice().hidden = true;
    }
    const target = event.detail.target.querySelector("[data-focus], .errors");
    if (target) {
      target.focus();
    }
  });

  const errors = document.querySelector(".errors");
  if (errors) {
    errors.focus();
  }
})();
