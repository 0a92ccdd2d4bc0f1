// The list beside the map: the same names, for eyes, keyboard and screen reader; also what a search found.

const PAGE = 100; // rows at a time
const PRINTED = 1000;

class List {
  constructor(open) {
    this.list = byId("list");
    this.open = open;
    this.rows = [];
    this.list.addEventListener("keydown", (event) => this.key(event));
    byId("more").addEventListener("click", () => {
      const { length } = this.list.children;
      this.extend(PAGE);
      this.focus(length);
    });
    addEventListener("beforeprint", () => this.extend(PRINTED));
  }

  /** Show nodes, then quotations that have the phrase; `said` is announced to those who cannot see the list change. */
  show(nodes, quotations, said, phrase = "") {
    this.phrase = phrase;
    this.rows = [...nodes, ...quotations];
    this.list.replaceChildren();
    this.extend(PAGE);
    byId("found").textContent = said;
  }

  extend(number) {
    const from = this.list.children.length;
    const rows = this.rows.slice(from, from + number).map((row, index) => this.row(row, from + index));
    this.list.append(...rows);
    const left = this.rows.length - this.list.children.length;
    byId("more").hidden = left === 0;
    byId("more").textContent = `${count(left, "more", "more")}: show the next ${Math.min(left, PAGE)}`;
  }

  row(item, index) {
    const words = item.places ? nodeRow(item) : quotationRow(item, this.phrase);
    const attributes = { type: "button", class: item.places ? null : "quotation", tabindex: index ? -1 : 0, onclick: () => this.open(item) };
    const button = make("button", attributes, ...words);
    return make("li", {}, button);
  }

  /** The arrows go from row to row, with one stop of the tab key for the whole list. */
  key(event) {
    const here = [...this.list.children].indexOf(document.activeElement?.parentElement);
    const last = this.list.children.length - 1;
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: last, PageDown: here + 10, PageUp: here - 10 }[event.key];
    if (here < 0 || to === undefined) return;
    event.preventDefault();
    if (to > last) this.extend(PAGE);
    this.focus(Math.max(0, Math.min(to, this.list.children.length - 1)));
  }

  focus(index) {
    const button = this.list.children[index]?.firstChild;
    if (!button) return;
    for (const other of this.list.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
    button.tabIndex = 0;
    button.focus();
  }
}

function nodeRow(node) {
  const weight = node.quotations.length ? count(node.count, "quotation") : count(node.count, "line");
  return [
    makeNodeSign(node.kind),
    make("span", { class: "name", dir: "auto" }, node.label),
    make("span", { class: "hidden" }, `, ${wordFor(node.kind)}, `),
    make("span", { class: "weight", title: weight }, NUMBER.format(node.count)),
    make("span", { class: "hidden" }, node.quotations.length ? " quotations" : " lines"),
  ];
}

function quotationRow(quotation, phrase) {
  return [
    make("span", { class: "name", dir: "auto" }, quotation.wording === "direct" ? `“${excerpt(quotation, phrase)}”` : excerpt(quotation, phrase)),
    make("span", { class: "by", dir: "auto" }, quotation.speakers[0]?.label ?? "nobody known"),
  ];
}

const EXCERPT = 140; // letters, of which the words that were found are among the first

/** Of a long quotation the part around the words that were found (about: folding may have shortened what is before). */
function excerpt({ content, folded }, phrase) {
  if (content.length <= EXCERPT) return content;
  const at = Math.max(0, folded.indexOf(phrase));
  const from = at > EXCERPT / 2 ? content.indexOf(" ", at - EXCERPT / 3) + 1 : 0;
  const to = content.lastIndexOf(" ", from + EXCERPT);
  const end = from + EXCERPT >= content.length ? content.length : to > from ? to : from + EXCERPT;
  return `${from ? "… " : ""}${content.slice(from, end)}${end < content.length ? " …" : ""}`;
}
