// Buttons inside the answers. Links to "#card" would not do: the page has a <base> address, so that they load it anew.
{
  const go = (target) => {
    const card = document.getElementById(target);
    card?.closest("details")?.setAttribute("open", "");
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
  const wrapped = (pen, text, most) => text.split("\n").flatMap((line) => (line.match(/\S{1,24}\s*/g) ?? [""]).reduce((lines, piece) => {
    const longer = lines[lines.length - 1] + piece;
    return pen.measureText(longer.trim()).width <= most ? [...lines.slice(0, -1), longer] : [...lines, piece];
  }, [""]));
  // A picture travels alone: what it shows and where its figures come from go with it.
  const picture = async (button) => {
    const svg = button.closest(".rq-picture").querySelector("svg"), copy = svg.cloneNode(true);
    const shown = [svg, ...svg.querySelectorAll("*")], copied = [copy, ...copy.querySelectorAll("*")];
    shown.forEach((one, n) => {
      const style = getComputedStyle(one);
      for (const name of ["fill", "stroke", "stroke-width", "font-size", "font-family", "font-weight", "text-anchor", "stroke-dasharray", "opacity"]) copied[n].style[name] = style[name];
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
  // Browsers give the clipboard to safe pages alone; a page of another machine without TLS is none.
  const copied = async (text) => {
    try { await navigator.clipboard.writeText(text); } catch {
      const field = document.createElement("textarea"), focused = document.activeElement;
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      focused?.focus({ preventScroll: true });
    }
  };
  // What was pressed is drawn anew by what it does: who came by the keyboard goes on at the question's line.
  const ask = (button) => {
    const byKey = button.matches(":focus-visible");
    RQ.ask(button.dataset.ask);
    if (byKey) document.querySelector("#rq-question textarea")?.focus();
  };
  const judge = (button, verdict, reason = "") => {
    const box = button.closest(".rq-opinion");
    RQ.wish({ kind: "opinion", talk: RQ.current(), number: place(button), verdict, reason }, "");
    box.replaceChildren(RQ.words().thanks);
    box.setAttribute("role", "status");
    box.tabIndex = -1;
    box.focus({ preventScroll: true }); // the button that had it is gone
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
  // How long a slow answer has been on its way. The server draws its status anew at every event, so the seconds stand
  // beside it, where nobody is read them out every second.
  let since = 0, asked = 0;
  setInterval(() => {
    const busy = document.querySelector("#rq-chat .rq-busy"), questions = document.querySelectorAll("#rq-chat .rq-question").length;
    since = !busy ? 0 : since && questions === asked ? since : Date.now();
    asked = questions;
    const seconds = since ? Math.floor((Date.now() - since) / 1000) : 0;
    const told = seconds > 1 ? ` · ${busy.dataset.clock.replace("{seconds}", seconds)}` : "";
    document.documentElement.style.setProperty("--rq-elapsed", JSON.stringify(told));
  }, 500);
  // Models are loaded beside the first questions; who needs one sees why it takes a while.
  const watch = async () => {
    let loading = false;
    try { loading = (await (await fetch("health")).json()).loading; } catch {}
    const line = document.getElementById("rq-loading");
    if (line) { line.hidden = !loading; line.textContent = loading ? RQ.words().loading : ""; }
    if (loading || !line) setTimeout(watch, 700);
  };
  watch();
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
      await copied(button.dataset.text);
      const before = button.textContent;
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = before; }, 2000);
    },
    "rq-suggest": ask,
    "rq-drop": ask,
    "rq-csv": (button) => RQ.download("reformqa.csv", "text/csv", `\ufeff${button.dataset.text}`),
    "rq-png": picture,
    "rq-share": (button) => RQ.wish({ kind: "page", talk: RQ.current(), number: place(button) }, ""),
  };
  const act = (event) => {
    if (event.target.closest?.("#rq-chat .example")?.matches(":focus-visible")) document.querySelector("#rq-question textarea")?.focus();
    const found = event.target.closest?.(Object.keys(actions).map((name) => `.${name}`).join(", "));
    if (found) actions[Object.keys(actions).find((name) => found.classList.contains(name))](found);
    return found;
  };
  document.addEventListener("click", act);
  document.addEventListener("keydown", (event) => {
    if (["Enter", " "].includes(event.key) && event.target.closest?.(".rq-point") && act(event)) event.preventDefault();
  });
}
