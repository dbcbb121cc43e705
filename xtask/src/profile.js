// Stands before boot.js in the site that `cargo xtask profile` opens: tells the server which functions of the program
// ran until the first picture was live, and while a reader only looks at it.
{
  const start = WebAssembly.instantiateStreaming;
  let program = {};
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await start.apply(WebAssembly, given);
    program = made.instance.exports;
    return made;
  };

  // Where the second part is not to be had, the page goes on without it: what that takes must not be in it.
  if (location.hash === "#lost") {
    addEventListener("DOMContentLoaded", () => {
      globalThis.demarche.bring = () => Promise.reject(new Error("lost"));
    });
  }

  // Not every browser has tasks with priorities (`src/bin/explorer/turns.rs`).
  if (location.hash === "#without-tasks") Object.defineProperty(globalThis, "scheduler", { value: undefined });

  const pause = () => new Promise((done) => setTimeout(done, 200));
  const look = async () => {
    const marks = [...document.querySelectorAll(".graph [data-mark]")];
    for (const mark of marks.slice(0, 40)) {
      for (const type of ["pointerover", "pointermove", "pointerdown", "pointerup", "pointerout"]) {
        mark.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: "mouse", clientX: 9, clientY: 9 }));
      }
      mark.querySelector("a")?.focus({ preventScroll: true });
    }
    await pause();
    const picture = marks[0] ?? document.body;
    for (const key of ["Tab", "ArrowDown", "ArrowRight", "+", "-", "0"]) {
      picture.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, key }));
    }
    for (const deltaY of [-120, 240]) {
      picture.dispatchEvent(new WheelEvent("wheel", { bubbles: true, cancelable: true, ctrlKey: true, deltaY }));
      await pause();
    }
    dispatchEvent(new Event("scroll"));
    dispatchEvent(new Event("resize"));
    await pause();
  };

  new PerformanceObserver(async (list) => {
    if (list.getEntriesByName("demarche:shown").length === 0) return;
    await pause();
    await look();
    const ran = Object.keys(program).filter((name) => /^ran\d+$/.test(name) && program[name].value);
    await fetch("/ran", { method: "POST", body: ran.map((name) => name.slice(3)).join(" ") });
  }).observe({ type: "mark", buffered: true });
}
