// The only door to the server. A page that stands alone has another file in this one's place, which
// answers from the page itself (exports/html/ask.js).

/** The address of a path, the same however it is asked for. */
export function addressOf(path, query) {
  const address = new URL(path, document.baseURI);
  if (query) address.search = new URLSearchParams(query);
  return address.href;
}

/** Ask for something; gives a fetch Response. */
export const ask = (path, query) => fetch(addressOf(path, query));

/** Ask for a change; the header tells the server that it is the page itself that asks. */
export const post = (path, query, body, type = "application/json") =>
  fetch(addressOf(path, query), { method: "POST", headers: { "Content-Type": type, "X-Chronofil": "edit" }, body });

/** Load a script into the page. */
export function loadScript(path) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = addressOf(path);
    script.onload = done;
    script.onerror = () => failed(new Error(`${path} could not be loaded`));
    document.head.append(script);
  });
}

/** Load a style sheet into the page; a page without its style is better than none. */
export function loadSheet(path) {
  return new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = addressOf(path);
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}
