// Buttons inside the answers. Links to "#card" would not do: the page has a <base> address, so that they load it anew.
{
  const go = (target) => {
    const card = document.getElementById(target);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    card?.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" });
    card?.focus({ preventScroll: true });
  };
  const numberOf = (button) => [...document.querySelectorAll("#rq-chat .rq-footer")].indexOf(button.closest(".rq-footer"));
  // Answered exchanges alone have a footer, so a footer's position is not yet that of its exchange.
  const place = (button) => {
    const talk = JSON.parse(RQ.current() || '{"exchanges":[]}');
    const answered = talk.exchanges.map((one, n) => (one.answer ? n : -1)).filter((n) => n >= 0);
    return answered[numberOf(button)] ?? -1;
  };
  const wrapped = (pen, text, most) => text.split(" ").reduce((lines, word) => {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    return pen.measureText(longer).width <= most ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, [""]);
  // A picture travels alone: what it shows and where its figures come from go with it.
  const picture = async (button) => {
    const svg = button.closest(".rq-picture").querySelector("svg"), copy = svg.cloneNode(true);
    const shown = [svg, ...svg.querySelectorAll("*")], copied = [copy, ...copy.querySelectorAll("*")];
    shown.forEach((one, n) => {
      const style = getComputedStyle(one);
      for (const name of ["fill", "stroke", "stroke-width", "font-size", "font-family", "font-weight", "text-anchor", "stroke-dasharray"]) copied[n].style[name] = style[name];
    });
    const { width, height } = svg.viewBox.baseVal, canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
    copy.setAttribute("width", width); copy.setAttribute("height", height);
    const { fontFamily, color, backgroundColor } = getComputedStyle(document.body), font = `11px ${fontFamily}`;
    pen.font = font;
    const head = wrapped(pen, svg.getAttribute("aria-label"), width - 16), foot = wrapped(pen, button.dataset.source, width - 16);
    const top = 14 * head.length + 10, whole = top + height + 14 * foot.length + 14;
    canvas.width = 3 * width; canvas.height = 3 * whole;
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
    await image.decode();
    pen.scale(3, 3);
    pen.fillStyle = backgroundColor;
    pen.fillRect(0, 0, width, whole);
    pen.drawImage(image, 0, top, width, height);
    pen.font = font; pen.fillStyle = color;
    head.forEach((line, n) => pen.fillText(line, 8, 16 + 14 * n));
    foot.forEach((line, n) => pen.fillText(line, 8, top + height + 16 + 14 * n));
    const link = document.createElement("a");
    link.href = canvas.toDataURL("image/png");
    link.download = "reformqa.png";
    link.click();
  };
  const judge = (button, verdict, reason = "") => {
    const box = button.closest(".rq-opinion");
    RQ.wish({ kind: "opinion", talk: RQ.current(), number: place(button), verdict, reason }, "");
    box.replaceChildren(RQ.words().thanks);
    box.setAttribute("role", "status");
  };
  const askWhy = (button) => {
    const { why, why_hint, send } = RQ.words(), box = button.closest(".rq-opinion");
    const form = document.createElement("form"), field = document.createElement("input"), sent = document.createElement("button");
    field.placeholder = why;
    field.maxLength = 1000;
    field.setAttribute("aria-label", why_hint);
    sent.textContent = send;
    form.append(field, sent);
    form.addEventListener("submit", (event) => { event.preventDefault(); judge(box.firstElementChild, "wrong", field.value); });
    box.replaceChildren(form);
    field.focus();
  };
  // Gradio calls its examples a list, though buttons are what is in it, and speaks English of each.
  new MutationObserver(() => {
    document.querySelectorAll("#rq-chat .examples[role=list]").forEach((list) => list.setAttribute("role", "group"));
    document.querySelectorAll("#rq-chat .example[aria-label]").forEach((example) => example.removeAttribute("aria-label"));
  }).observe(document, { childList: true, subtree: true });
  const actions = {
    "rq-good": (button) => judge(button, "right"),
    "rq-bad": askWhy,
    "rq-ref": (button) => go(button.dataset.target),
    "rq-point": (button) => go(button.dataset.target),
    "rq-copy": async (button) => {
      await navigator.clipboard.writeText(button.dataset.text);
      const before = button.textContent;
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = before; }, 2000);
    },
    "rq-suggest": (button) => RQ.ask(button.dataset.ask),
    "rq-drop": (button) => RQ.ask(button.dataset.ask),
    "rq-csv": (button) => RQ.download("reformqa.csv", "text/csv", `\ufeff${button.dataset.text}`),
    "rq-png": picture,
    "rq-share": (button) => RQ.wish({ kind: "page", talk: RQ.current(), number: place(button) }, ""),
  };
  const act = (event) => {
    const found = event.target.closest?.(Object.keys(actions).map((name) => `.${name}`).join(", "));
    if (found) actions[Object.keys(actions).find((name) => found.classList.contains(name))](found);
    return found;
  };
  document.addEventListener("click", act);
  document.addEventListener("keydown", (event) => {
    if (["Enter", " "].includes(event.key) && event.target.closest?.(".rq-point") && act(event)) event.preventDefault();
  });
}
