// Looks a subject up while its name is typed. Without this file the button beside the name does the same.
(() => {
  const place = document.querySelector(".finding");
  const name = place && document.getElementById(place.dataset.name);
  const code = place && document.getElementById(place.dataset.code);
  if (!name) return;
  const words = place.dataset;
  const list = document.createElement("div");
  list.setAttribute("aria-live", "polite");
  place.append(list);
  let asked = "", timer = 0;

  const part = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  };

  const line = (row) => {
    const item = document.createElement("li"), told = document.createElement("span");
    const facts = [row.code && `${words.tail} ${row.tail}`, row.region, row.status, row.former && `${words.formerly} ${row.former}`];
    told.append(part("b", "", row.name), part("span", "tiny", facts.filter(Boolean).join(" · ")));
    const take = part("button", "btn btn--quiet btn--small", words.take);
    take.type = "button";
    take.append(part("span", "vh", ` ${row.name} ${row.tail}`));
    take.addEventListener("click", () => {
      name.value = asked = row.name;
      if (code) code.value = row.code;
      list.replaceChildren(part("p", "told", words.taken.replace("{name}", row.name)));
      name.focus();
    });
    item.append(told, take);
    return item;
  };

  const look = async () => {
    const typed = name.value.trim();
    if (typed === asked || typed.length < 2) return;
    asked = typed;
    const answer = await fetch(`${words.from}?q=${encodeURIComponent(typed)}`, { headers: { Accept: "application/json" } });
    if (!answer.ok || typed !== name.value.trim()) return;
    const { rows } = await answer.json();
    const found = document.createElement("ul");
    found.className = "matches";
    found.append(...rows.map(line));
    list.replaceChildren(rows.length ? found : part("p", "tiny", words.none));
  };

  const soon = () => { clearTimeout(timer); timer = setTimeout(look, 300); };
  name.addEventListener("input", soon);
  if (document.activeElement === name) soon(); // typed before this file came
})();
