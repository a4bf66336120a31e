// Live refresh, keys, and focus on what changed; every page works without this file.
"use strict";
(() => {
  const mark = document.body.dataset.mark;
  const news = document.getElementById("news");
  const typing = () => ["TEXTAREA", "INPUT"].includes(document.activeElement?.tagName) && !/radio|checkbox/.test(document.activeElement.type);
  document.addEventListener("keydown", (event) => {
    if (typing() || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const pressed = /^[0-9a-z]$/i.test(event.key) && document.querySelector(`[data-key="${event.key.toLowerCase()}"]`);
    if (pressed) { event.preventDefault(); pressed.click(); }
  });
  document.querySelectorAll("form").forEach((form) => form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    window.setTimeout(() => delete form.dataset.sent, 4000);
  }));
  document.querySelectorAll("form[data-look]").forEach((form) => form.addEventListener("change", async () => {
    const fields = new URLSearchParams(new FormData(form));
    fields.set("do", form.dataset.look);
    try {
      const found = await fetch(form.action, { method: "POST", body: fields });
      if (!found.ok) return;
      const fresh = new DOMParser().parseFromString(await found.text(), "text/html");
      document.querySelectorAll("[data-fresh]").forEach((old) => {
        const now = fresh.getElementById(old.id);
        if (now) old.innerHTML = now.innerHTML;
      });
    } catch { /* the button does the same */ }
  }));
  if (!mark) return;
  const parts = [...document.querySelectorAll("[data-part]")];
  const renew = async (part) => {
    const found = await fetch(part.dataset.part, { cache: "no-store" });
    const busy = part.contains(document.activeElement) || part.querySelector("details[open]");
    if (found.ok && !busy) part.innerHTML = await found.text();
  };
  const look = async () => {
    try {
      if (parts.length) {
        await Promise.all(parts.map(renew));
        news.textContent = "";
        return;
      }
      const found = await fetch("/seat/tick", { cache: "no-store" });
      if (!found.ok) return;
      news.textContent = "";
      if ((await found.text()) !== mark) {
        if (typing()) news.textContent = document.body.dataset.onward;
        else window.location.replace("/seat");
      }
    } catch {
      news.textContent = document.body.dataset.lost;
    }
  };
  window.setInterval(look, 2000);
})();
