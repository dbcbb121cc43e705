// The dialog that makes snippets for other pages (src/page/share.rs has its markup). It is fetched when a reader first
// asks for it.

const root = document.documentElement;
const dialog = document.getElementById("share");
const form = dialog.querySelector("form");
const code = dialog.querySelector("textarea");
const stage = dialog.querySelector("[data-preview]");
const output = dialog.querySelector("output");
const { base } = document.querySelector("script[data-wasm]").dataset;
const site = new URL(base || "./", document.baseURI);

// The snippets, with names in braces for what differs.
const FRAME = `<iframe title="{title}" aria-label="{label}" src="{address}" loading="lazy" width="100%" height="{height}" style="width:0;min-width:100%!important;border:0" allow="fullscreen; clipboard-write" data-demarche></iframe>`;
const PICTURE = `<a href="{whole}"><img src="{picture}" alt="{alt}" width="600" style="width:100%;max-width:600px;height:auto;border:0"></a>`;
// What takes the height that the page in a frame says: only from that frame, and within bounds. It works for every frame
// of ours in its page, however often it stands there, and needs none of the characters that editors of articles turn
// into something else.
const LISTENER = `addEventListener("message",function(e){var d=e.data,f=document.querySelectorAll("iframe[data-demarche]"),i=f.length;if(d)if(d.sentinel==="amp")if(d.height>0)while(i--)if(f[i].contentWindow===e.source)f[i].style.height=Math.min(Math.max(+d.height,120),100000)+"px"})`;
const MODELS = {
  responsive: `${FRAME}\n<script>${LISTENER}</script>\n<noscript>${PICTURE}</noscript>`,
  frame: FRAME,
  picture: PICTURE,
};

// Of the address, what belongs to how a page stands in another: the dialog says it anew.
const LOOKS = ["embed", "plain", "static", "transparent", "theme", "lang", "rev", "id"];
const LENSES = "table|compare|timeline|sources";
const BOUNDS = [120, 100000];
const USUAL = 640;
// The space of a preview is limited: typing a height should not load a page for each digit.
const PAUSE = 250;

let revised = "";
// The height that the page in the preview says it has, and whether the reader has chosen another.
let measured;
let chosen = false;
let waiting;

const words = (key) => dialog.querySelector(`[data-words="${key}"]`)?.textContent ?? "";
const text = (selector) => document.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? "";
const field = (name) => form.elements.namedItem(name);
const snippet = () => form.querySelector("[name=snippet]:checked");

// The folder of the negotiation at hand, and the state of the page in it. Where the document is no file of this site,
// the address of this very page is all there is.
const whole = () => {
  const address = new URL(location.href);
  address.hash = "";
  const id = address.searchParams.get("n") ?? root.dataset.negotiation;
  if (/^[a-z0-9][a-z0-9-]*$/.test(id ?? "") && !address.searchParams.has("src")) {
    // Every lens has a page of its own, which shows it where no script runs.
    const lens = address.searchParams.get("view") ?? "";
    const page = new RegExp(`^(?:${LENSES})$`).test(lens) ? `${lens}/` : "";
    address.pathname = new URL(`n/${id}/${page}`, site).pathname;
    address.searchParams.delete("n");
  }
  for (const name of LOOKS) address.searchParams.delete(name);
  return address;
};

// A few letters that differ from view to view: some hosts know a frame by a word in its address.
const mark = (words) => {
  let hash = 7;
  for (const letter of words) hash = (hash * 31 + letter.codePointAt(0)) % 0x7fffffff;
  return hash.toString(36);
};

const framed = () => {
  const address = whole();
  for (const name of ["lang", "theme"]) if (field(name).value) address.searchParams.set(name, field(name).value);
  for (const name of ["plain", "static", "transparent"]) if (field(name).checked) address.searchParams.set(name, "1");
  if (revised && field("rev").checked) address.searchParams.set("rev", revised);
  address.searchParams.set("embed", "1");
  address.searchParams.set("id", `demarche-${mark(address.href)}`);
  return plain(address);
};

// As the page itself writes its addresses.
const plain = ({ href }) => href.replaceAll("%3A", ":");

const picture = () => {
  const address = whole();
  const lens = new RegExp(`/(?:${LENSES})/$`);
  address.pathname = address.pathname.replace(lens, "/");
  address.search = "";
  return new URL("full.png", address).href;
};

const height = () => {
  const typed = Number.parseInt(field("height").value, 10);
  const wanted = chosen && typed > 0 ? typed : snippet().value === "responsive" ? (measured ?? USUAL) : USUAL;
  return Math.min(Math.max(Math.ceil(wanted / 10) * 10, BOUNDS[0]), BOUNDS[1]);
};

// A value stays within its attribute, and the attribute within its tag, wherever the text is pasted.
const filled = (model, values) =>
  model.replace(/\{(\w+)\}/g, (name, key) =>
    Object.hasOwn(values, key)
      ? String(values[key]).replace(/[&"<>]/g, (letter) => ({ "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" })[letter])
      : name,
  );

const write = () => {
  const title = document.title;
  if (!chosen) field("height").value = height();
  for (const name of ["height", "theme", "lang", "plain", "static", "transparent", "rev"]) {
    field(name).disabled = snippet().value === "picture";
  }
  code.value = filled(MODELS[snippet().value], {
    title,
    label: title,
    address: framed(),
    height: height(),
    whole: plain(whole()),
    picture: picture(),
    alt: [text(".page-header h1"), text(".page-header .summary")].filter(Boolean).join(". "),
  });
};

const frame = () => stage.querySelector("iframe");

const show = () => {
  if (snippet().value === "picture") {
    const image = new Image();
    image.alt = "";
    image.addEventListener("error", () => stage.replaceChildren(words("share.no-picture")), { once: true });
    image.src = picture();
    stage.replaceChildren(image);
    return;
  }
  let preview = frame();
  if (!preview) {
    preview = document.createElement("iframe");
    preview.title = words("share.preview");
    stage.replaceChildren(preview);
  }
  preview.style.setProperty("height", `${height()}px`);
  const address = framed();
  if (preview.src !== address) {
    measured = undefined;
    preview.src = address;
  }
};

const refresh = () => {
  write();
  clearTimeout(waiting);
  waiting = setTimeout(show, PAUSE);
};

const say = (key) => {
  output.value = words(key);
};

const copy = async (value, shown) => {
  try {
    await navigator.clipboard.writeText(value);
    say("copy.done");
  } catch {
    shown.focus();
    shown.select();
    say("copy.selected");
  }
};

const actions = {
  copy: () => copy(code.value, code),
  link: () => {
    const { href } = location;
    navigator.clipboard?.writeText(href).then(
      () => say("copy.done"),
      () => say("copy.failed"),
    ) ?? say("copy.failed");
  },
  close: () => dialog.close(),
};

// The languages that the page itself offers, each by its own name.
const offer = () => {
  const list = field("lang");
  const before = list.value;
  list.replaceChildren(list.options[0]);
  for (const link of document.querySelectorAll(".languages a[hreflang]")) {
    const option = new Option(link.textContent, link.hreflang);
    option.lang = link.hreflang;
    list.add(option);
  }
  list.value = [...list.options].some((option) => option.value === before) ? before : "";
  list.closest("label").hidden = list.options.length < 2;
};

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  if (target.name === "height") chosen = target.value !== "";
  say("");
  refresh();
});
dialog.addEventListener("click", ({ target }) => {
  actions[target.closest?.("[data-do]")?.dataset.do]?.();
  // On the ground beside the dialog.
  if (target === dialog) dialog.close();
});
// The page behind would take the keys for its own.
dialog.addEventListener("keydown", (event) => event.stopPropagation());
dialog.addEventListener("close", () => {
  clearTimeout(waiting);
  stage.replaceChildren();
});
addEventListener("message", ({ source, data }) => {
  const preview = frame();
  if (!preview || source !== preview.contentWindow || data?.sentinel !== "amp" || !(data.height > 0)) return;
  measured = data.height;
  write();
  if (snippet().value === "responsive") preview.style.setProperty("height", `${Math.min(data.height, BOUNDS[1])}px`);
});

// Opens the dialog for the view as it stands.
export const open = (button) => {
  revised = button.dataset.share ?? "";
  field("rev").closest("label").hidden = !revised;
  const wanted = new URLSearchParams(location.search).get("lang") ?? "";
  offer();
  if (wanted) field("lang").value = wanted;
  if (!field("lang").value) field("lang").value = "";
  measured = undefined;
  say("");
  dialog.showModal();
  write();
  show();
};
