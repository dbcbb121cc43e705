// Tells the tests' server what the page complains of, where the driver keeps no log that could be asked. It stands
// before everything else in each page, in the engines that need it; at once and in order, so that whoever asks after a
// complaint finds it.
(() => {
  let telling = false;
  const tell = (what) => {
    if (telling) return;
    telling = true;
    try {
      const request = new XMLHttpRequest();
      request.open("POST", "/complaint", false);
      request.send(what);
    } catch {
      // A page that is on its way out, or of no origin: the request was sent all the same.
    }
    telling = false;
  };
  const of = (target) => target.src || target.href || target.nodeName;
  addEventListener("error", (e) => tell(e.message ?? `${of(e.target)} did not load`), true);
  addEventListener("unhandledrejection", (e) => tell(`not caught: ${e.reason}`));
  addEventListener("securitypolicyviolation", (e) => tell(`the policy forbids ${e.violatedDirective} ${e.blockedURI}`));
  for (const level of ["error", "warn"]) {
    const own = console[level];
    console[level] = (...words) => {
      tell(words.join(" "));
      own.apply(console, words);
    };
  }
})();
