// Buttons inside the answers. Links to "#card" would not do: the page has a <base> address, so that they load it anew.
document.addEventListener("click", async (event) => {
  const button = event.target.closest(".rq-ref, .rq-copy, .rq-suggest");
  if (button?.matches(".rq-ref")) {
    const card = document.getElementById(button.dataset.target);
    card?.scrollIntoView({ behavior: "smooth", block: "center" });
    card?.focus({ preventScroll: true });
  } else if (button?.matches(".rq-copy")) {
    await navigator.clipboard.writeText(button.dataset.text);
    button.textContent = button.dataset.done;
  } else if (button?.matches(".rq-suggest")) {
    const box = document.querySelector("#rq-question textarea");
    box.value = button.textContent;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => document.querySelector("#rq-question .submit-button")?.click(), 50);
  }
});
