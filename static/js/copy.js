// Lets a reader copy an identifier with one click. Without this file every code can still be selected by hand.
(() => {
  if (!navigator.clipboard) return;
  const words = document.currentScript.dataset;
  for (const code of document.querySelectorAll(".idline .code[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.dataset.copy);
      button.textContent = words.done;
      setTimeout(() => { button.textContent = words.copy; }, 2000);
    });
    code.after(button);
  }
})();
