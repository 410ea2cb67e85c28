// Conversations live in this browser. One place each in localStorage; which one a tab shows, the tab itself remembers.
window.RQ = (() => {
  const PLACE = "reformqa.talk.", OPEN = "reformqa.open", LANGUAGE = "reformqa.language";
  const words = () => RQ_WORDS[document.documentElement.lang === "en" ? "en" : "vi"];
  const memory = new Map(); // where the browser keeps nothing, until the tab is closed
  const read = (id) => {
    try { return localStorage.getItem(PLACE + id) ?? memory.get(id) ?? ""; } catch { return memory.get(id) ?? ""; }
  };
  const all = () => {
    const ids = new Set(memory.keys());
    try { Object.keys(localStorage).filter((k) => k.startsWith(PLACE)).forEach((k) => ids.add(k.slice(PLACE.length))); } catch {}
    return [...ids].map((id) => { try { return JSON.parse(read(id)); } catch { return null; } })
      .filter((talk) => talk?.id && Array.isArray(talk.exchanges)).sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
  };
  const write = (talk) => {
    const text = JSON.stringify(talk);
    memory.set(talk.id, text);
    for (;;) {
      try { localStorage.setItem(PLACE + talk.id, text); return; } catch {
        const oldest = all().filter((one) => one.id !== talk.id && localStorage.getItem(PLACE + one.id)).at(-1);
        if (!oldest) return;
        localStorage.removeItem(PLACE + oldest.id); // full: the oldest makes room
      }
    }
  };
  const remove = (id) => { memory.delete(id); try { localStorage.removeItem(PLACE + id); } catch {} };
  const open = () => { try { return sessionStorage.getItem(OPEN) ?? ""; } catch { return RQ.here ?? ""; } };
  const setOpen = (id) => { RQ.here = id; try { sessionStorage.setItem(OPEN, id); } catch {} };
  const press = (id) => document.getElementById(id)?.click();
  const download = (name, type, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const make = (tag, attributes, ...inside) => {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...inside); // texts go in as texts
    return made;
  };
  const button = (name, text, act, attributes = {}) => {
    const made = make("button", { type: "button", class: name, ...attributes }, text);
    made.addEventListener("click", act);
    return made;
  };
  const fileName = (talk) => (talk.title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d").replaceAll("Đ", "D")
    .replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "reformqa");
  const row = (talk, list) => {
    const { rename, rename_prompt, delete: bin, delete_sure, as_markdown, as_json, more } = words();
    const title = button("rq-talk", talk.title, () => { setOpen(talk.id); document.getElementById("rq-history").close(); press("rq-open"); });
    title.append(make("small", {}, talk.at ? new Date(talk.at).toLocaleString(document.documentElement.lang) : ""));
    if (talk.id === open()) title.setAttribute("aria-current", "true");
    const renaming = button("", rename, () => {
      const field = make("input", { "aria-label": rename_prompt, maxlength: 80, class: "rq-rename" });
      field.value = talk.title;
      let ended = false;
      const end = (keep) => {
        if (ended) return; // the field's going is a blur, too
        ended = true;
        if (keep && field.value.trim()) write({ ...talk, title: field.value.trim(), named: true });
        list(talk.id);
      };
      field.addEventListener("keydown", (event) => {
        if (!["Enter", "Escape"].includes(event.key)) return;
        event.preventDefault(); // or the key would press what gets the focus now, or close the list
        event.stopPropagation();
        end(event.key === "Enter");
      });
      field.addEventListener("blur", () => field.isConnected && end(true));
      title.replaceWith(field);
      field.focus();
    });
    let sure = false;
    const deleting = button("", bin, () => {
      if (!sure) { sure = true; deleting.textContent = delete_sure; return; }
      const ids = all().map((one) => one.id), place = ids.indexOf(talk.id);
      remove(talk.id);
      if (talk.id === open()) press("rq-clear");
      list(ids[place + 1] ?? ids[place - 1] ?? "");
    });
    const json = () => download(`${fileName(talk)}.json`, "application/json", JSON.stringify(talk, null, 2));
    const summary = make("summary", { "aria-label": `${more}: ${talk.title}` }, "⋯");
    const menu = make("details", { name: "rq-menu" }, summary); // of one name, so that one alone is open
    const saving = (name, act) => button("", name, () => { act(); menu.open = false; summary.focus(); });
    menu.append(make("div", {}, renaming,
      saving(as_markdown, () => RQ.wish({ kind: "markdown", talk: RQ.bare(talk) }, `${fileName(talk)}.md`)), saving(as_json, json), deleting));
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      event.preventDefault(); // the list stays
      menu.open = false;
      summary.focus();
    });
    const line = make("li", {}, title, menu);
    line.dataset.talk = talk.id;
    return line;
  };
  const show = () => {
    document.getElementById("rq-history")?.remove();
    const { history, history_note, history_empty, close } = words();
    const rows = make("ul", {});
    // Draws the list anew; what had the focus is gone then, so that it goes to a conversation, or to the way out.
    const list = (id) => {
      const talks = all();
      rows.replaceChildren(...(talks.length ? talks.map((talk) => row(talk, list)) : [make("li", { class: "rq-none" }, history_empty)]));
      if (id !== undefined) ([...rows.children].find((line) => line.dataset.talk === id)?.firstElementChild ?? drawer.querySelector(".rq-close")).focus();
    };
    const drawer = make("dialog", { id: "rq-history", "aria-label": history });
    drawer.append(make("header", {}, make("h2", {}, history), button("rq-close", "×", () => drawer.close(), { "aria-label": close })), rows, make("p", {}, history_note));
    drawer.addEventListener("click", (event) => {
      if (event.target === drawer) drawer.close();
      drawer.querySelectorAll("details[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
    });
    document.querySelector(".gradio-container").append(drawer);
    list();
    drawer.showModal();
  };
  // A conversation is on its way to the page, a kept one or a new one: what is pressed meanwhile waits for it, or the
  // server would take up both at once and the one that ends last would win.
  const coming = new Set();
  const arrived = (one = coming.values().next().value) => { coming.delete(one); one?.done(); };
  const opened = () => Promise.all([...coming].map((one) => one.here));
  const opening = () => {
    const one = {};
    one.here = new Promise((done) => { one.done = done; });
    coming.add(one);
    setTimeout(() => arrived(one), 5000); // should it never come
  };
  opening(); // the page itself begins so
  // Empties the question's line, or takes a question out of it; while an answer is on its way none is taken up.
  const put = (field, text) => { field.value = text; field.dispatchEvent(new Event("input", { bubbles: true })); };
  let emptied = 0;
  const empty = (asked) => {
    const field = document.querySelector("#rq-question textarea");
    if (!field || (asked !== undefined && document.querySelector("#rq-question .stop-button"))) return;
    put(field, asked !== undefined && field.value.startsWith(asked) ? field.value.slice(asked.length) : "");
    const now = ++emptied, questions = () => document.querySelectorAll("#rq-chat .rq-question").length, before = questions();
    setTimeout(() => { if (asked && now === emptied && questions() === before && !field.value) put(field, asked); }, 10000); // it never arrived
  };
  return {
    opening, opened, empty, arrived: () => arrived(),
    words, show, download, fileName,
    bare: (talk) => JSON.stringify({ id: talk.id, title: talk.title, exchanges: talk.exchanges }),
    current: () => { try { return RQ.bare(JSON.parse(read(open()))); } catch { return ""; } },
    language: () => { try { return localStorage.getItem(LANGUAGE) ?? ""; } catch { return ""; } },
    speak: (name) => { document.documentElement.lang = name === "English" ? "en" : "vi"; document.title = words().title; try { localStorage.setItem(LANGUAGE, name); } catch {} },
    fresh: () => { setOpen(""); if (document.activeElement?.matches("#rq-clear:focus-visible")) document.querySelector("#rq-question textarea")?.focus(); },
    save: (text, shown = false) => {
      if (!text) return;
      const talk = JSON.parse(text);
      let old = {};
      try { old = JSON.parse(read(talk.id)); } catch {}
      if (shown) setOpen(talk.id); // what ends late may belong to a conversation that was left meanwhile
      write({ ...talk, title: old.named ? old.title : talk.title, named: Boolean(old.named), at: Date.now() });
    },
    wish: (wanted, name) => { RQ.wanted = JSON.stringify(wanted); RQ.named = name; press("rq-wish"); },
    deliver: (text) => { if (text) { const file = JSON.parse(text); download(RQ.named || file.name, file.type, file.text); } },
    unfiltered: () => { document.querySelector("#rq-question textarea")?.focus(); return ["", "", "", "", ""]; },
    ask: (question) => { RQ.question = question; press("rq-again"); },
    press,
  };
})();
