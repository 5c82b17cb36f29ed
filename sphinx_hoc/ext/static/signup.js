// A page outlives its build: show the sign-up button of the reader's own day.
// Everything it may say stands in the page; nothing is fetched, nothing is kept.
"use strict";

(() => {
  const twoDigits = (number) => String(number).padStart(2, "0");

  /** The reader's day as YYYY-MM-DD, which sorts as dates do. */
  const today = () => {
    const now = new Date();
    return [
      String(now.getFullYear()).padStart(4, "0"),
      twoDigits(now.getMonth() + 1),
      twoDigits(now.getDate()),
    ].join("-");
  };

  /** The same rule as in the build: whether one can sign up counts before all else. */
  const stateOn = (day, { opens, closes, start, end }) => {
    if (opens && day < opens) return "not_yet_open";
    if (day > closes) return "closed";
    return start <= day && day <= end ? "under_way" : "open";
  };

  const made = (offer, classes) => {
    const element = document.createElement(offer.target ? "a" : "span");
    element.className = offer.target ? classes : "hoc-signup-text";
    if (offer.target) element.href = offer.target;
    if (offer.lang) element.lang = offer.lang;
    element.textContent = offer.label;
    return element;
  };

  const showNote = (details, text) => {
    let note = details.querySelector(".hoc-signup-note");
    if (!note) {
      note = document.createElement("p");
      note.className = "hoc-signup-note";
      details.prepend(note);
    }
    note.textContent = text;
    note.hidden = !text;
  };

  const follow = (details) => {
    const holder = details.querySelector(".hoc-signup-data");
    const button = details.previousElementSibling;
    if (!holder || !button) return;
    const data = JSON.parse(holder.textContent);
    const asBuilt = [...button.childNodes];
    let shown = data.state;
    const update = () => {
      const state = stateOn(today(), data);
      const offer = data.states[state];
      if (state === shown || !offer) return;
      shown = state;
      button.replaceChildren(...(state === data.state ? asBuilt : [made(offer, data.classes)]));
      showNote(details, offer.note);
      for (const print of details.querySelectorAll("[data-target]")) {
        print.hidden = print.dataset.target !== offer.target;
      }
    };
    update();
    // A page may stay open, or come back from the browser's memory, on another day.
    document.addEventListener("visibilitychange", update);
    window.addEventListener("pageshow", update);
  };

  document.querySelectorAll(".hoc-signup-details").forEach(follow);
})();
