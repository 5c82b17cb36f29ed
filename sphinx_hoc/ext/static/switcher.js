// A language's link leads to the same page; with this, to the same place on it.
(() => {
  const links = document.querySelectorAll(".hoc-languages a[hreflang]");
  const follow = () => {
    for (const link of links) link.hash = window.location.hash;
  };
  follow();
  window.addEventListener("hashchange", follow);
})();
