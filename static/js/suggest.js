// Offers names while one is typed into the search box. Without this file the form finds the same.
(() => {
  const box = document.querySelector("input[data-suggest]");
  if (!box) return;
  const list = document.createElement("datalist");
  list.id = "suggested";
  box.after(list);
  box.setAttribute("list", list.id);
  let asked = "", timer = 0;

  const offer = (typed, rows) => {
    if (typed !== box.value.trim()) return;
    list.replaceChildren(...rows.map((row) => {
      const option = document.createElement("option");
      option.value = row.name;
      const held = row.name.includes(typed) ? "" : typed;  // a browser leaves out what does not hold the text
      option.label = [held, row.code].filter(Boolean).join(" – ");
      return option;
    }));
  };

  const ask = async () => {
    const typed = box.value.trim();
    if (typed.length < 2 || typed === asked) return;
    asked = typed;
    try {
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(typed)}`);
      if (answer.ok) offer(typed, (await answer.json()).suggestions);
    } catch {
      list.replaceChildren();
    }
  };

  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, 250);
  });
  box.addEventListener("compositionend", () => { timer = setTimeout(ask, 250); });
})();
