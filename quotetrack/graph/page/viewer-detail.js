// The panel: what a node or a line is, and the quotations behind it with their articles.

const QUOTATIONS = 20; // at a time
const NEIGHBOURS = 12;
// Attributes that the panel says in other words, or that are for machines.
const TOLD_ELSEWHERE = new Set(["label", "since", "until", "statements", "title", "url", "published", "outlet", "content", "link", "name",
  "weight", "attribution", "attributions", "article", "text_start", "text_end", "speaker", "step", "wording", "cue", "chance", "named"]);

class Detail {
  constructor({ open, around, close }) {
    this.panel = byId("detail");
    Object.assign(this, { open, around, close });
    this.panel.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
  }

  /** What a reader sees before anything is chosen. */
  welcome(graph, filters) {
    this.panel.replaceChildren(
      make("h2", {}, "How to read this map"),
      make("p", {}, filters.view === OVERVIEW
        ? "Lines follow the words: from who spoke, through whom it was told and whose copy it was, to who published it."
        : "Lines follow the words: from who spoke, to what was said, to the article that has it, with everybody in between."),
      make("p", {}, "Choose a name or a line, on the map or in the list, to read the quotations behind it."),
      make("p", { class: "keys" }, "Drag to move, wheel or pinch to zoom. With the map in focus: arrow keys, + and −, 0 for all, Escape to let go."),
    );
    this.panel.classList.remove("open");
  }

  show(what) {
    const parts = what.places ? this.node(what) : what.article ? this.single(what) : this.edge(what);
    this.panel.replaceChildren(make("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => this.close() }, "×"), ...parts);
    this.panel.parentElement.scrollTop = 0;
    this.panel.classList.add("open");
  }

  focus() {
    this.panel.focus({ preventScroll: true });
    this.panel.scrollIntoView({ block: "nearest" });
  }

  name(node) {
    return make("button", { type: "button", class: "link", dir: "auto", onclick: () => this.open(node) }, node.label);
  }

  node(node) {
    return [
      make("h2", { dir: "auto" }, makeNodeSign(node.kind), " ", node.kind === "statement" ? `“${node.content ?? node.label}”` : node.label),
      make("p", {}, [wordFor(node.kind), spanOfDays(node)].filter(Boolean).join(", ")),
      node.kind === "article" ? aboutArticle(node) : null,
      makeFacts(node.attributes),
      make("button", { type: "button", onclick: () => this.around(node) }, "Show only this and its neighbours"),
      ...this.neighbours(node),
      ...this.quotations(node.shown ?? node.quotations),
    ].filter(Boolean);
  }

  edge(edge) {
    const also = edge.way ? {} : edge.attributes;
    return [
      make("h2", {}, this.name(edge.source), ` ${edgeWord(edge)} `, this.name(edge.target)),
      make("p", {}, [meanings.edges[edge.kind], spanOfDays(also)].filter(Boolean).join("; ")),
      edge.kind === "inferred" ? make("p", { class: "caution" }, "No words on the page say so: it is inferred.") : null,
      makeFacts(also),
      ...this.quotations(edge.shown ?? edge.behind),
    ].filter(Boolean);
  }

  single(quotation) {
    return [make("h2", {}, "One quotation"), make("ol", { class: "quotations" }, this.quotation(quotation))];
  }

  neighbours(node) {
    const groups = new Map();
    for (const edge of node.edges) {
      const out = edge.source === node;
      const group = `${edge.kind} ${out}`;
      if (!groups.has(group)) groups.set(group, { edge, out, edges: [] });
      groups.get(group).edges.push(edge);
    }
    return [...groups.values()].map(({ edge, out, edges }) => {
      const rows = edges.sort((a, b) => weightOf(b) - weightOf(a)).map((one) => make("li", {},
        this.name(out ? one.target : one.source), one.role ? `, ${one.role} ` : " ",
        make("button", { type: "button", class: "link weight", onclick: () => this.open(one) }, `${count(one.shown?.length ?? weightOf(one), "quotation")}`)));
      const heading = make("summary", {}, makeEdgeSign(edge.kind), ` ${edgeWords(edge)[out ? 0 : 1]} (${NUMBER.format(edges.length)})`);
      return make("details", { open: edges.length <= 5 }, heading, makePaged("ul", { class: "neighbours" }, rows, NEIGHBOURS));
    });
  }

  quotations(quotations) {
    if (!quotations.length) return [make("p", {}, "No quotation stands behind this in what is shown.")];
    const sorted = [...quotations].sort((a, b) => compare(a.since ?? "9", b.since ?? "9") || compare(a.attribution, b.attribution));
    return [
      make("h3", {}, count(sorted.length, "quotation")),
      makePaged("ol", { class: "quotations" }, sorted, QUOTATIONS, (quotation) => this.quotation(quotation)),
    ];
  }

  quotation(quotation) {
    const { speakers, article, hands, publisher } = quotation;
    const who = speakers.flatMap((node, index) => (index ? [" and ", this.name(node)] : [this.name(node)]));
    const way = [...hands.map((hand) => [handWord(hand), hand.node]), publisher ? ["published by", publisher] : null].filter(Boolean);
    return make("li", {},
      make("p", { class: "who" }, ...(who.length ? who : ["Nobody known"]), quotation.cue ? ` (“${quotation.cue}”)` : ""),
      make("blockquote", { dir: "auto" }, quotation.wording === "direct" ? `“${quotation.content}”` : quotation.content),
      make("p", { class: "small" }, WORDINGS[quotation.wording] ?? quotation.wording ?? ""),
      way.length ? make("ol", { class: "way", "aria-label": "The way of the words" },
        ...way.map(([word, node]) => make("li", {}, `${word} `, this.name(node)))) : null,
      aboutArticle(article),
    );
  }
}

const WORDINGS = { direct: "quoted word for word", mixed: "partly quoted word for word", indirect: "reported in the page's own words" };
const HANDS = { told: "told", relayed: "reported by", inferred: "probably through", credited: "in copy of" };
const handWord = ({ kind, chance }) => HANDS[kind] + (chance === undefined ? "" : ` (chance ${chance})`);

/** Title, outlet, day and address of an article. */
function aboutArticle(article) {
  const words = article.title ?? article.label;
  const day = article.published ?? article.since ?? "no date known";
  return make("p", { class: "article small" },
    make("cite", { dir: "auto" }, article.link ? makeLink(article.link, words) : words), `, ${[article.outlet, day].filter(Boolean).join(", ")}`,
    article.url && !article.link ? make("span", { class: "address", dir: "ltr" }, ` ${article.url}`) : null);
}

function spanOfDays({ since, until }) {
  if (!since) return "";
  return until && until !== since ? `published from ${since} to ${until}` : `published on ${since}`;
}

function makeFacts(attributes) {
  const rows = Object.entries(attributes).filter(([name, value]) => !TOLD_ELSEWHERE.has(name) && value !== false);
  const cells = rows.flatMap(([name, value]) => [
    make("dt", {}, name.replaceAll("_", " ")), make("dd", { dir: "auto" }, value === true ? "yes" : String(value))]);
  return rows.length ? make("dl", {}, ...cells) : null;
}

/** A list that shows so many members, with a button for the next. */
function makePaged(tag, attributes, items, size, row = (item) => item) {
  const list = make(tag, attributes);
  let from = 0;
  const more = make("button", { type: "button" });
  const extend = () => {
    list.append(...items.slice(from, from + size).map(row));
    from += size;
    more.hidden = from >= items.length;
    more.textContent = `${NUMBER.format(Math.max(0, items.length - from))} more`;
  };
  more.addEventListener("click", extend);
  extend();
  return make("div", {}, list, more);
}
