// Live refresh and digit keys; every page works without this file.
"use strict";
(() => {
  const mark = document.body.dataset.mark;
  const news = document.getElementById("news");
  const typing = () => ["TEXTAREA", "INPUT"].includes(document.activeElement?.tagName);
  document.addEventListener("keydown", (event) => {
    if (typing() || event.ctrlKey || event.altKey || event.metaKey) return;
    const button = /^[0-9]$/.test(event.key) && document.querySelector(`[data-key="${event.key}"]`);
    if (button) { event.preventDefault(); button.click(); }
  });
  const confirmed = document.querySelectorAll("[data-confirm]");
  confirmed.forEach((button) => button.addEventListener("click", (event) => {
    if (!window.confirm(button.dataset.confirm)) event.preventDefault();
  }));
  if (!mark) return;
  const part = document.querySelector("[data-part]");
  const look = async () => {
    try {
      if (part) {
        const found = await fetch(part.dataset.part, { cache: "no-store" });
        if (found.ok && !part.contains(document.activeElement)) part.innerHTML = await found.text();
        return;
      }
      const found = await fetch("/seat/tick", { cache: "no-store" });
      if (!found.ok) return;
      news.textContent = "";
      if ((await found.text()) !== mark) {
        if (typing()) news.textContent = "The room goes on: reload the page when you are ready.";
        else window.location.replace("/seat");
      }
    } catch {
      news.textContent = "The host cannot be reached. Your moves so far are kept; this page comes back by itself.";
    }
  };
  window.setInterval(look, 2000);
})();
