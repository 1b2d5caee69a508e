/* What the pages do where script runs. Every behaviour hangs on a data- attribute; without script the page works too. */
(() => {
  "use strict";

  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const kept = {
    get: (name) => { try { return localStorage.getItem(`bofast:${name}`); } catch { return null; } },
    set: (name, value) => { try { localStorage.setItem(`bofast:${name}`, value); } catch { /* private window */ } },
  };

  document.documentElement.classList.add("bf-scripted");

  /* Keys: / to search, g and a letter to go, j and k through rows, ? for the list. They can be switched off. */
  const keysAreOn = () => kept.get("keys") !== "off";
  const isWriting = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;
  let goAsked = 0;

  function stepThroughRows(step) {
    const links = all("[data-row-keys] tbody th a");
    const next = links[links.indexOf(document.activeElement) + step];
    if (next) next.focus();
  }

  function pressed(event) {
    const within = (one("#bf-search") || {}).form;
    if (event.key === "Escape" && within && within.contains(event.target)) return one("#bf-search").blur();
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || one("dialog[open]")) return;
    if (!keysAreOn() && event.key !== "?") return;
    const goes = performance.now() - goAsked < 1500 && one(`[data-go="${CSS.escape(event.key)}"]`);
    goAsked = 0;
    if (goes) location.assign(goes.href);
    else if (event.key === "/" && one("#bf-search")) { event.preventDefault(); one("#bf-search").select(); one("#bf-search").focus(); }
    else if (event.key === "g") goAsked = performance.now();
    else if (event.key === "j") stepThroughRows(1);
    else if (event.key === "k") stepThroughRows(-1);
    else if (event.key === "?" && one("[data-keys]")) one("[data-keys]").showModal();
  }

  function showKeySwitch() {
    const button = one("[data-keys-switch]");
    if (button) button.setAttribute("aria-pressed", String(keysAreOn()));
  }

  /* Arrows lead from the search field into what it found. */
  function stepThroughFinds(event) {
    const search = event.target.closest("[data-search]");
    if (!search || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    const stops = [one("input", search), ...all("[data-suggestions] a", search)];
    const next = stops[stops.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) { event.preventDefault(); next.focus(); }
  }

  function clicked(event) {
    const target = event.target;
    all("details[data-closes-outside][open]").filter((menu) => !menu.contains(target)).forEach((menu) => { menu.open = false; });
    const opener = target.closest("[data-opens-dialog]");
    if (opener && document.getElementById(opener.dataset.opensDialog)) {
      event.preventDefault();
      document.getElementById(opener.dataset.opensDialog).showModal();
    }
    if (target.closest("[data-toast-close]")) target.closest("[data-toast]").remove();
    if (target.closest("[data-keys-open]")) one("[data-keys]").showModal();
    if (target.closest("[data-keys-switch]")) { kept.set("keys", keysAreOn() ? "off" : "on"); showKeySwitch(); }
    if (target instanceof HTMLDialogElement && target.matches(".bf-panel")) target.close();
    followRow(event);
  }

  function followRow(event) {
    const row = event.target.closest("[data-row-link]");
    if (!row || event.target.closest("a, button, input, label, summary, form") || String(getSelection())) return;
    const link = one("th a", row);
    if (link) link.click();
  }

  /* A figure's reason opens in the panel at the side. */
  function panelFilled(event) {
    if (event.target.matches("[data-panel-content]") && !one("[data-panel]").open) one("[data-panel]").showModal();
  }

  function prepare(within) {
    all("details[data-remember]", within).forEach((fold) => {
      const name = `fold:${fold.dataset.remember}`;
      if (kept.get(name)) fold.open = kept.get(name) === "open";
      fold.addEventListener("toggle", () => kept.set(name, fold.open ? "open" : "closed"));
    });
    all("details[data-folds-on-a-phone]", within).forEach((fold) => { fold.open = !onAPhone.matches; });
    all("[data-toast-close], [data-keys-open]", within).forEach((button) => { button.hidden = false; });
    const summary = one("[data-error-summary]", within);
    if (summary) summary.focus();
  }

  /* The anchors say which section is being read. */
  function follow(navigation) {
    const links = new Map(all('a[href^="#"]', navigation).map((link) => [link.hash.slice(1), link]));
    const watcher = new IntersectionObserver((entries) => {
      const seen = entries.find((entry) => entry.isIntersecting);
      if (!seen) return;
      links.forEach((link) => link.removeAttribute("aria-current"));
      links.get(seen.target.id).setAttribute("aria-current", "true");
    }, { rootMargin: "-20% 0px -70% 0px" });
    links.forEach((_, id) => { const section = document.getElementById(id); if (section) watcher.observe(section); });
  }

  const onAPhone = matchMedia("(max-width: 40rem)");
  onAPhone.addEventListener("change", () => all("details[data-folds-on-a-phone]").forEach((fold) => { fold.open = !onAPhone.matches; }));

  document.addEventListener("keydown", pressed);
  document.addEventListener("keydown", stepThroughFinds);
  document.addEventListener("click", clicked);
  document.addEventListener("htmx:afterSwap", panelFilled);
  document.addEventListener("htmx:load", (event) => { if (event.detail.elt !== document.body) prepare(event.detail.elt); });
  addEventListener("beforeprint", () => all("details:not([open])").forEach((fold) => { fold.dataset.openedToPrint = ""; fold.open = true; }));
  addEventListener("afterprint", () => all("[data-opened-to-print]").forEach((fold) => { delete fold.dataset.openedToPrint; fold.open = false; }));

  prepare(document);
  showKeySwitch();
  all("[data-follows]").forEach(follow);
})();
