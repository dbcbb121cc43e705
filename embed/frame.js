// The page within another page: it tells its height in the words that hosts of frames listen to, and keeps what it
// opens in the reader's sight. It runs before the program and without it; it never claims to be another product.
(() => {
  const root = document.documentElement;
  // The page's own as it was loaded.
  const { address } = document.currentScript.dataset;
  // How often a host that does not take a height is told it again.
  const PATIENCE = 3;
  const { searchParams: asked, hash } = new URL(address);
  const fits = (word, form) => (form.test(word ?? "") ? word : undefined);
  // A host may put this into a selector of its own, so it must be able to bear it there.
  const own = [asked.get("id"), asked.get("n"), root.dataset.negotiation].find((id) => fits(id, /^[\w-]{1,99}$/));
  const child = fits(asked.get("childId"), /^\S{1,99}$/);
  const secret = fits(new URLSearchParams(hash.slice(2)).get("secret"), /^[A-Za-z0-9]{1,99}$/);

  const say = (height) => {
    const messages = [
      { "datawrapper-height": { [own ?? "demarche"]: height } },
      { sentinel: "amp", type: "embed-size", height },
      JSON.stringify({ src: address, context: "iframe.resize", height }),
    ];
    if (child) messages.push(`pymxPYMx${child}xPYMxheightxPYMx${height}`);
    if (secret) messages.push({ message: "height", value: height, secret });
    for (const message of messages) parent.postMessage(message, "*");
  };

  // The record stands beside what was chosen: at the edge of a frame as long as its page nobody would see it.
  let anchor;
  let opened;
  const bottom = (element) => Math.ceil(element.getBoundingClientRect().bottom + scrollY);
  const place = (end) => {
    const sheet = document.querySelector(".record-sheet:not(:empty)");
    if (!sheet) {
      anchor = opened = undefined;
      return end;
    }
    const chosen = document.querySelector(".lens .is-chosen, .lens a[aria-current=true]");
    anchor ??= chosen ? bottom(chosen) : 0;
    const top = Math.max(0, Math.min(anchor + 4, end - sheet.offsetHeight));
    root.style.setProperty("--record-at", `${top}px`);
    // In a frame that scrolls, as much of a record that opens is brought into view as leaves in view what it is of.
    if (chosen && opened !== anchor) {
      opened = anchor;
      const below = sheet.getBoundingClientRect().bottom - innerHeight;
      const above = chosen.getBoundingClientRect().top - 8;
      if (below > 0 && above > 0) scrollBy(0, Math.min(below, above));
    }
    return Math.max(end, top + sheet.offsetHeight);
  };

  let said = {};
  const tell = (again) => {
    const height = place(bottom(document.body));
    // A frame that is not shown has none. One that fits is left alone, unless it was told otherwise or asks.
    if (!height || (!again && height === innerHeight && (said.height ?? height) === height)) return;
    const now = { height, width: innerWidth, frame: innerHeight, times: 0 };
    if (said.height === height && said.width === now.width) {
      // The same page in a frame of another height: the host's doing. It may have its reasons.
      now.times = said.times + 1;
      if (!again && (said.frame === now.frame || now.times > PATIENCE)) return;
    }
    said = now;
    say(height);
  };

  // Not by frames of animation: browsers grant none to frames that are out of sight.
  const begin = () => {
    tell(true);
    addEventListener("load", () => tell(true));
    addEventListener("resize", () => tell());
    document.fonts?.ready.then(() => tell());
    new ResizeObserver(() => tell()).observe(document.body);
    // The record has a place of its own, whose size is not the body's.
    new MutationObserver(() => tell()).observe(document.body, { childList: true, subtree: true });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();

  // The host's theme, as if the address had said so.
  const shade = (theme) => {
    const address = new URL(location.href);
    address.searchParams.set("theme", theme);
    root.dataset.theme = theme;
    history.replaceState(history.state, "", address);
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
  };

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !data) return;
    const greets =
      (data.sentinel === "amp" && data.type === "frames-init") ||
      (secret && data.message === "ready" && data.secret === secret) ||
      (child && typeof data === "string" && data.startsWith(`pymxPYMx${child}xPYMx`));
    const theme = data["demarche-theme"];
    if (greets) tell(true);
    else if (["light", "dark"].includes(theme) && theme !== root.dataset.theme) shade(theme);
  });

  addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a[href]");
      if (!link) return;
      if (!link.closest(".record-sheet")) anchor = bottom(link);
      // What leads elsewhere leaves the frame: few pages let themselves be shown in one.
      if (/^https?:/.test(link.getAttribute("href"))) link.target = "_blank";
      // WordPress keeps its frames from opening anything, and follows links to the frame's own host itself.
      if (link.target === "_blank" && secret && origin === "null") {
        event.preventDefault();
        parent.postMessage({ message: "link", value: link.href, secret }, "*");
      }
    },
    { capture: true },
  );
})();
