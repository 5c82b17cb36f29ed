// furo opens its menus with check boxes that nobody can reach by keyboard. With this their
// signs are buttons: Enter and Space open, Escape closes, and the focus goes along.
(() => {
  const KINDS = [
    { box: "__navigation", drawer: ".sidebar-drawer", signs: ".nav-overlay-icon" },
    { box: "__toc", drawer: ".toc-drawer", signs: ".toc-overlay-icon" },
  ];

  // A label takes no focus, and may not say that it is a button; so it becomes one.
  const asButton = (label) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.append(...label.childNodes);
    label.replaceWith(button);
    return button;
  };

  const setUp = ({ box: id, drawer: selector, signs: labels }) => {
    const box = document.getElementById(id);
    const drawer = document.querySelector(selector);
    const found = [...document.querySelectorAll(labels)];
    if (!box || !drawer || found.length === 0) return;
    const signs = found.map(asButton);
    drawer.id ||= `${id}-drawer`;

    const show = () => {
      for (const sign of signs) sign.setAttribute("aria-expanded", String(box.checked));
    };
    const toggle = (open) => {
      box.checked = open;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    };
    // The theme hides some links, which take no focus; the first that does is the place.
    const enter = () => {
      for (const item of drawer.querySelectorAll("a[href], input, button")) {
        item.focus();
        if (document.activeElement === item) return;
      }
    };
    const close = (focus) => {
      toggle(false);
      if (focus) signs.find((sign) => sign.offsetParent !== null)?.focus();
    };

    for (const sign of signs) {
      sign.setAttribute("aria-controls", drawer.id);
      sign.setAttribute("aria-label", box.getAttribute("aria-label") ?? "");
      sign.addEventListener("click", (event) => {
        toggle(!box.checked);
        // A click without a pointer comes from the keyboard.
        if (box.checked && event.detail === 0) enter();
      });
    }
    box.addEventListener("change", show);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && box.checked) close(true);
    });
    // Past its last link the drawer closes: what has the focus is never behind it.
    drawer.addEventListener("focusout", (event) => {
      const next = event.relatedTarget;
      if (box.checked && next && !drawer.contains(next)) close(false);
    });
    show();
  };

  KINDS.forEach(setUp);
})();
