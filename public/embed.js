// Views of negotiations in any page. This file keeps its address, so a page that names it once need not change:
//
//   <script async src="https://HOST/embed.js"></script>
//   <demarche-view src="https://HOST/n/ID/" view="table" focus="party:ID"></demarche-view>
//
// It makes a frame of each <demarche-view> and of each element with data-demarche="ADDRESS", and gives them, and every
// <iframe data-demarche>, the height of what they show. It sets no name in the page, and needs no inline style or
// script, so that it also runs where the page forbids those.
(() => {
  const KNOWN = { view: "view", focus: "focus", lang: "lang", theme: "theme", plain: "plain", static: "static", transparent: "transparent", "as-of": "as_of", rev: "rev", negotiation: "n", q: "q" };
  const FLAGS = ["plain", "static", "transparent"];
  const OTHERS = ["src", "height", "title"];
  // However long the page in a frame says that it is.
  const LEAST = 120;
  const MOST = 100000;
  const FIRST = 640;

  const home = document.currentScript?.src ?? document.baseURI;
  const clamped = (height) => Math.round(Math.min(Math.max(height, LEAST), MOST));
  const views = new Set();
  let count = 0;

  // Whether the page around an element is dark: by what it says of itself, else by the colour behind the element.
  const darkness = (element) => {
    const scheme = getComputedStyle(element).colorScheme;
    const dark = scheme.includes("dark");
    if (dark && scheme.includes("light")) return matchMedia("(prefers-color-scheme: dark)").matches;
    if (dark || scheme.includes("light")) return dark;
    for (let behind = element; behind; behind = behind.parentElement) {
      const [red, green, blue, alpha = 1] = (getComputedStyle(behind).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
      if (alpha > 0.5 && blue !== undefined) return red * 0.3 + green * 0.59 + blue * 0.11 < 110;
    }
    return false;
  };

  // One frame, kept as its element wants it.
  class View {
    constructor(element, place, read) {
      this.element = element;
      this.read = read;
      this.frame = document.createElement("iframe");
      this.id = `${element.id.replace(/[^\w-]/g, "") || "demarche"}-${(count += 1)}`;
      this.frame.loading = "lazy";
      this.frame.allow = "fullscreen; clipboard-write";
      this.frame.width = "100%";
      const look = { display: "block", width: "0", "min-width": "100%", border: "0" };
      for (const [name, value] of Object.entries(look)) this.frame.style.setProperty(name, value);
      this.update();
      place.append(this.frame);
    }

    update() {
      const { frame, read } = this;
      const title = read("title") || "Who demands what from whom";
      if (frame.title !== title) {
        frame.title = title;
        frame.setAttribute("aria-label", title);
      }
      const height = Number.parseInt(read("height"), 10);
      if (this.height !== height) {
        this.height = height;
        frame.style.setProperty("height", `${height > 0 ? clamped(height) : FIRST}px`);
      }
      const address = this.address();
      this.tint();
      if (address && frame.getAttribute("src") !== address) frame.src = address;
    }

    // The address of the page with the choices that the element makes. Addresses that are none of the web's are left
    // alone.
    address() {
      let address;
      try {
        address = new URL(this.read("src") || new URL(".", home), document.baseURI);
      } catch {
        return undefined;
      }
      if (!/^https?:$/.test(address.protocol)) return undefined;
      for (const [attribute, name] of Object.entries(KNOWN)) {
        const value = this.read(attribute);
        if (value === null || value === undefined) continue;
        const says = FLAGS.includes(attribute) ? (/^(0|false)$/.test(value) ? "" : "1") : value;
        if (says) address.searchParams.set(name, says);
        else address.searchParams.delete(name);
      }
      if (this.follows) {
        // Later changes are told to the page, which need not load again for them.
        this.first ??= this.theme();
        address.searchParams.set("theme", this.first);
      } else this.first = undefined;
      address.searchParams.set("embed", "1");
      address.searchParams.set("id", this.id);
      return address.href;
    }

    get follows() {
      return this.read("theme") === "parent";
    }

    theme() {
      return darkness(this.element) ? "dark" : "light";
    }

    shade() {
      if (this.follows) this.frame.contentWindow?.postMessage({ "demarche-theme": this.theme() }, "*");
      this.tint();
    }

    // A frame lets its host show through only where both have one colour scheme.
    tint() {
      const theme = this.follows ? this.theme() : this.read("theme");
      if (theme === "light" || theme === "dark") this.frame.style.setProperty("color-scheme", theme);
      else this.frame.style.removeProperty("color-scheme");
    }

    grow(height) {
      this.frame.style.setProperty("height", `${clamped(height)}px`);
    }
  }

  // The height that a message says, where it is one of ours.
  const said = ({ data }) => {
    const height = data?.sentinel === "amp" && data.type === "embed-size" ? data.height : undefined;
    return typeof height === "number" && Number.isFinite(height) && height > 0 ? height : undefined;
  };

  addEventListener("message", (event) => {
    const height = said(event);
    if (height === undefined || !event.source) return;
    for (const view of views) {
      if (view.frame.contentWindow === event.source) {
        view.grow(height);
        view.shade();
        return;
      }
    }
    for (const frame of document.querySelectorAll("iframe[data-demarche]")) {
      if (frame.contentWindow === event.source) frame.style.setProperty("height", `${clamped(height)}px`);
    }
  });

  const shadeAll = () => views.forEach((view) => view.shade());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", shadeAll);
  new MutationObserver(shadeAll).observe(document.documentElement, { attributes: true });

  if (!customElements.get("demarche-view")) {
    customElements.define(
      "demarche-view",
      class extends HTMLElement {
        static observedAttributes = [...Object.keys(KNOWN), ...OTHERS];
        #view;
        #due = false;

        connectedCallback() {
          // What stands in the element is for readers without this script: a shadow without a slot hides it.
          const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
          if (getComputedStyle(this).display === "inline") this.style.setProperty("display", "block");
          this.#view ??= new View(this, shadow, (name) => this.getAttribute(name));
          views.add(this.#view);
        }

        disconnectedCallback() {
          views.delete(this.#view);
        }

        // Several attributes that change at once are one change.
        attributeChangedCallback() {
          if (!this.#view || this.#due) return;
          this.#due = true;
          queueMicrotask(() => {
            this.#due = false;
            this.#view.update();
          });
        }
      },
    );
  }

  // For hosts that let no element through that they do not know: <div data-demarche="ADDRESS" data-view="table">.
  const upgrade = () => {
    for (const element of document.querySelectorAll("[data-demarche]:not(iframe, [data-demarche-made])")) {
      element.dataset.demarcheMade = "";
      const read = (name) => element.getAttribute(name === "src" ? "data-demarche" : `data-${name}`);
      element.replaceChildren();
      views.add(new View(element, element, read));
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", upgrade, { once: true });
  else upgrade();
})();
