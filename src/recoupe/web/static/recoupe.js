// What the pages do beyond links and forms: keys, copying, dialogs. Everything works without it but what draws.
(() => {
  "use strict";
  const typing = (element) => element.closest("input, textarea, select, [contenteditable]");
  const help = document.getElementById("help");
  let going = 0;
  document.documentElement.classList.add("scripted");

  // Where the menu is wider than the window, the page one is on is in sight.
  const current = document.querySelector(".top nav [aria-current]");
  if (current) {
    const bar = current.closest("ul");
    bar.scrollLeft = current.offsetLeft - bar.offsetLeft - (bar.clientWidth - current.offsetWidth) / 2;
  }

  for (const button of document.querySelectorAll("[data-help]")) {
    button.hidden = false;
    button.addEventListener("click", () => help.showModal());
  }

  // The items of a list that j and k walk through: its links or marks, in the order of the page.
  const items = () => [...document.querySelectorAll("[data-item]")].filter((one) => one.offsetParent !== null);
  const step = (by) => {
    const all = items();
    if (!all.length) return;
    const at = all.indexOf(document.activeElement.closest("[data-item]"));
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (going && Date.now() - going < 1500) {
      going = 0;
      const link = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      if (link) { event.preventDefault(); link.click(); }
      return;
    }
    const does = { "?": () => help.showModal(), "/": () => document.getElementById("find").focus(), j: () => step(1), k: () => step(-1), g: () => { going = Date.now(); } }[event.key];
    if (does) { event.preventDefault(); does(); }
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch { // no permission: the words are put where they can be selected
      const field = document.createElement("textarea");
      field.value = button.dataset.copy;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    const said = button.querySelector("[data-said]") ?? button;
    const before = said.textContent;
    said.textContent = button.dataset.copied;
    setTimeout(() => { said.textContent = before; }, 1500);
  });

  // Facets and checkboxes answer at once where there is a script; without one their forms have a button.
  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form?.matches("[data-at-once]")) form.requestSubmit();
  });

  // What is left empty is no part of the address.
  document.addEventListener("formdata", (event) => {
    if (event.target.method !== "get") return;
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });
})();

// A mark's card opens beside the text instead of on a new page.
(() => {
  "use strict";
  document.addEventListener("click", async (event) => {
    const link = event.target.closest('a[href$="#card"]');
    const card = document.getElementById("card");
    if (!link || !card || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    await htmx.ajax("GET", link.href, { source: link, target: "#card", select: "#card", swap: "outerHTML" });
    history.pushState({}, "", link.href);
    for (const one of document.querySelectorAll(".text .mk.open")) one.classList.remove("open");
    const name = new URL(link.href).searchParams.get("card");
    for (const one of document.querySelectorAll(".text a.mk")) {
      if (new URL(one.href).searchParams.get("card") === name) one.classList.add("open");
    }
    document.getElementById("card").focus({ preventScroll: window.innerWidth >= 960 });
  });
  window.addEventListener("popstate", () => { if (document.getElementById("card")) location.reload(); });
})();

// Files dropped anywhere on the page go into the form that takes them; sent by a script, its progress shows below it.
(() => {
  "use strict";
  const form = document.querySelector("form[data-drop]");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  form.querySelector(".drop-hint").hidden = false;
  const over = (event, is) => { if (event.dataTransfer?.types.includes("Files")) { event.preventDefault(); form.classList.toggle("over", is); } };
  const send = async () => {
    if (!input.files.length) return;
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
      const told = await answer.json();
      if (!answer.ok) throw new Error(told.what);
      form.reset();
      await htmx.ajax("GET", "/adding", { source: "#adding", target: "#adding", swap: "innerHTML" });
    } catch (problem) {
      document.getElementById("adding").textContent = problem.message;
    } finally {
      button.disabled = false;
    }
  };
  document.addEventListener("dragover", (event) => over(event, true));
  document.addEventListener("dragleave", (event) => over(event, false));
  document.addEventListener("drop", (event) => { over(event, false); if (event.dataTransfer?.files.length) { input.files = event.dataTransfer.files; send(); } });
  form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
})();
