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

// What an officer has left on this machine is none of the next one's business: it goes when they sign out, and when somebody else
// signs in.
(() => {
  "use strict";
  const signingOut = document.querySelector("form[data-at-once]");
  const officer = document.body.dataset.officer;
  if (signingOut || (officer && localStorage.getItem("kip-officer") !== officer)) {
    localStorage.clear();
    sessionStorage.clear();
  }
  if (signingOut) {
    signingOut.submit();
  } else if (officer) {
    localStorage.setItem("kip-officer", officer);
  }
})();

// What is typed into a draft and has not reached the office stays on this machine, and comes back with the page, unless the
// office has saved something later.
(() => {
  "use strict";
  const form = document.querySelector("form[data-draft]");
  if (!form) {
    return;
  }
  const key = "kip-draft-" + form.dataset.draft + "-" + location.pathname.split("/").pop();
  const saved = () => document.getElementById("saved").dataset.saved;
  const fields = () => [...form.elements].filter(field => field.name && !["file", "submit", "hidden"].includes(field.type));
  const left = JSON.parse(localStorage.getItem(key) || "null");
  if (left && left.saved !== saved()) {
    localStorage.removeItem(key);
  } else if (left) {
    for (const field of fields()) {
      if (field.name in left.typed) {
        field.value = left.typed[field.name];
      }
    }
    document.addEventListener("htmx:load", () => form.dispatchEvent(new Event("change", { bubbles: true })), { once: true });
  }
  form.addEventListener("input", () => localStorage.setItem(key, JSON.stringify(
    { saved: saved(), typed: Object.fromEntries(fields().map(field => [field.name, field.value])) })));
  document.addEventListener("htmx:afterRequest", event => {
    if (event.detail.elt === form && event.detail.successful) {
      localStorage.removeItem(key);
    }
  });
})();

// Keys of a worklist: never the only way to anything, silent while somebody types, and off for good in one click.
(() => {
  "use strict";
  const keys = document.getElementById("keys");
  if (!keys) {
    return;
  }
  const button = keys.querySelector("button");
  const off = () => localStorage.getItem("kip-keys") === "off";
  const show = () => {
    keys.hidden = false;
    keys.querySelectorAll(".when-on").forEach(hint => hint.hidden = off());
    button.textContent = off() ? button.dataset.on : button.dataset.off;
  };
  button.addEventListener("click", () => {
    localStorage.setItem("kip-keys", off() ? "on" : "off");
    show();
  });
  const open = address => {
    if (address) {
      location.assign(address);
    }
  };
  document.addEventListener("keydown", event => {
    if (off() || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) {
      return;
    }
    const rows = [...document.querySelectorAll("#worklist tbody th a")];
    const row = document.activeElement.closest("tr");
    const at = row ? rows.indexOf(row.querySelector("th a")) : -1;
    const actions = {
      j: () => rows[Math.min(at + 1, rows.length - 1)]?.focus(),
      k: () => rows[Math.max(at - 1, 0)]?.focus(),
      "/": () => open(keys.dataset.search),
      n: () => open(keys.dataset.new)
    };
    const action = actions[event.key.toLowerCase()];
    if (action) {
      event.preventDefault();
      action();
    }
  });
  show();
})();
