// What kinds are called on the page, and the only way by which text of the data becomes part of it.

const NODE_WORDS = {
  __proto__: null,
  speaker: ["speaker", "speakers"],
  organization: ["organisation", "organisations"],
  agency: ["news agency", "news agencies"],
  outlet: ["outlet", "outlets"],
  article: ["article", "articles"],
  statement: ["statement", "statements"],
};
// What an edge is called seen from its source, and seen from its target.
const EDGE_WORDS = {
  __proto__: null,
  said: ["said", "said by"],
  speaks_for: ["speaks for", "spoken for by"],
  appears_in: ["appears in", "has the words of"],
  told: ["told", "was told by"],
  relayed: ["reported by", "reports"],
  inferred: ["probably through", "probably handed on"],
  credited: ["credits", "credited by"],
  published: ["published", "published by"],
  same_as: ["perhaps the same as", "perhaps the same as"],
};
// Between two names, where the statement and the article between them are not drawn.
const WAY_WORDS = { __proto__: null, credited: ["in copy of", "has in its copy"], published: ["published by", "publishes"] };

const wordFor = (kind) => NODE_WORDS[kind]?.[0] ?? (kind || "node");
const wordsFor = (kind) => NODE_WORDS[kind]?.[1] ?? (kind || "nodes");
const edgeWords = ({ kind, way }) => (way && WAY_WORDS[kind]) || EDGE_WORDS[kind] || [kind.replaceAll("_", " ") || "linked to", `${kind.replaceAll("_", " ") || "linked"} (from)`];
const edgeWord = (edge) => edgeWords(edge)[0];

const NUMBER = new Intl.NumberFormat("en-GB");
const count = (number, one, many = `${one}s`) => `${NUMBER.format(number)} ${number === 1 ? one : many}`;

/** An element with attributes and children; strings become text nodes, so nothing in them is ever markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null && child !== ""));
  return element;
}

/** A link, only to http and https and only where the exporter found nothing hidden in the address; else its text. */
function makeLink(address, text) {
  let protocol = "";
  try {
    protocol = new URL(address).protocol;
  } catch {
    return document.createTextNode(text);
  }
  if (protocol !== "https:" && protocol !== "http:") return document.createTextNode(text);
  return make("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, text);
}

/** Lower case without accents, for finding: "Müller" is found by "muller". */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const byId = (id) => document.getElementById(id);
