"""From an Article to a Reading: the one place where a spaCy Doc becomes records, and after which no Doc is touched."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from quotetrack.nlp.clauses import Clauses
from quotetrack.nlp.contents import QuotationIndex, Range, tidy_content
from quotetrack.nlp.cues import classify_attribution
from quotetrack.nlp.identity import attribution_id
from quotetrack.nlp.labels import CONTENT_KEY, CUE_KEY, SOURCE_KEY
from quotetrack.nlp.laid_out import add_laid_out
from quotetrack.nlp.pipeline import word_memory
from quotetrack.nlp.relayed import drop_quoted_speaker, find_inner_speaker
from quotetrack.nlp.titles import names_a_thing
from quotetrack.nlp.view import iter_sections, readable_view
from quotetrack.records import Article, Attribution, AttributionClass, Kind, Mention, Reading, Span, Token
from quotetrack.text import pair_quotes

_COLUMNS: list[int | str] = ["IDX", "LENGTH", "LEMMA", "TAG", "DEP", "HEAD", "IS_SPACE"]
_LEAD = 20  # code points before a quotation in which its comma or colon stands


def read_article(nlp: Language, article: Article) -> Reading:
    """Read an article's blocks with the language model.

    Args:
        nlp: `load()`'s pipeline, or one built on it.
        article: The article; its `blocks` say which parts of the text are its own words.

    Returns:
        Words, sentences, names and bare attributions, in code points of `article.text`.
    """
    view = readable_view(article)
    quotations = pair_quotes(view)
    index = QuotationIndex(view, quotations)
    tokens: list[Token] = []
    sentences: list[Range] = []
    mentions: list[Mention] = []
    attributions: list[Attribution] = []
    for offset, piece in iter_sections(view):
        with word_memory(nlp):
            doc = nlp(piece)
            _add_words(doc, offset, article, tokens, sentences)
            for entity in doc.ents:
                low, high = _bare_name(article.text, entity.start_char + offset, entity.end_char + offset)
                mentions.append(Mention(low, high, article.text[low:high], entity.label_))
            attributions += _attributions(doc, offset, article, index)
    clauses = Clauses(tokens, sentences, mentions)
    attributions = add_laid_out(article, view, quotations, clauses, mentions, attributions)
    attributions.sort(key=_reading_place)
    return Reading(article, tuple(tokens), tuple(sentences), tuple(mentions), tuple(attributions))


def _reading_place(attribution: Attribution) -> tuple[int, int]:
    starts = [span.start for span in attribution.content]
    return min(starts), 0 if attribution.cue is None else attribution.cue.start


def _bare_name(text: str, low: int, high: int) -> Range:
    """A name without the possessive that the tokenizer left on it."""
    for suffix in ("'s", "’s"):
        if text[low:high].endswith(suffix) and high - low > len(suffix):
            return low, high - len(suffix)
    return low, high


def _add_words(doc: Doc, offset: int, article: Article, tokens: list[Token], sentences: list[Range]) -> None:
    # One array instead of seven attributes a token: reading them one by one takes longer than all later rooms.
    rows = doc.to_array(_COLUMNS).astype("int64").tolist()
    strings, text, base = doc.vocab.strings, article.text, len(tokens)
    names: dict[int, str] = {}
    for hashed in {value for row in rows for value in row[2:5]}:
        names[hashed] = strings[hashed % 2**64] if hashed else ""
    number: dict[int, int] = {}
    for i, row in enumerate(rows):
        if not row[6]:
            number[i] = base + len(number)
    for i, own in number.items():
        start, length, lemma, tag, dep, head, _ = rows[i]
        low = start + offset
        word = text[low : low + length]
        label = names[dep]
        tokens.append(
            Token(
                low,
                low + length,
                word,
                names[lemma] or word.lower(),
                names[tag],
                "root" if label == "ROOT" else label,
                number.get(i + head, own),
            )
        )
    for sentence in doc.sents:
        words = [number[i] for i in range(sentence.start, sentence.end) if i in number]
        if words:
            sentences.append((words[0], words[-1] + 1))


def _attributions(doc: Doc, offset: int, article: Article, index: QuotationIndex) -> list[Attribution]:
    scores = doc.spans[CUE_KEY].attrs["scores"]
    parts: dict[str, dict[str, list[Range]]] = {}
    lemmas: dict[str, list[str]] = {}
    clauses: set[str] = set()
    for key in (SOURCE_KEY, CUE_KEY, CONTENT_KEY):
        for span in doc.spans[key]:
            ranges = parts.setdefault(span.id_, {SOURCE_KEY: [], CUE_KEY: [], CONTENT_KEY: []})[key]
            ranges.append((span.start_char + offset, span.end_char + offset))
            if key == CONTENT_KEY and _has_clause(span):
                clauses.add(span.id_)
            if key == CUE_KEY:
                lemmas[span.id_] = [token.lemma_ or token.lower_ for token in span]
    found = []
    for number, part in parts.items():
        outer_cue = _span(article.text, part[CUE_KEY])
        if outer_cue is not None:
            part[CONTENT_KEY] = drop_quoted_speaker(article.text, outer_cue.text, part[CONTENT_KEY])
            inner = find_inner_speaker(article.text, outer_cue.text, part[CONTENT_KEY], index)
            if inner is not None:
                part[CUE_KEY], part[SOURCE_KEY], part[CONTENT_KEY] = [inner[0]], [inner[1]], inner[2]
        content, kind = tidy_content(_without_dateline(article, part[CONTENT_KEY]), index)
        if not content:
            continue
        cue = _span(article.text, part[CUE_KEY])
        source = _span(article.text, part[SOURCE_KEY])
        category = classify_attribution(
            cue.text if cue else "",
            lemmas[number],
            article.text[content[0][0] : content[-1][1]],
            sourced=source is not None,
            clause=number in clauses,
            quoted=kind is not Kind.INDIRECT,
        )
        if kind is Kind.DIRECT and category is AttributionClass.STATEMENT:
            low, high = content[0][0], content[-1][1]
            before = article.text[max(low - _LEAD, 0) : low]
            if names_a_thing(before, article.text[low:high], lemmas[number], source.text if source else None):
                category = AttributionClass.OTHER
        found.append(
            Attribution(
                id=attribution_id(article, kind, content),
                article=article.name,
                article_id=article.id,
                text_sha256=article.text_sha256,
                kind=kind,
                content=tuple(article.span(low, high) for low, high in content),
                cue=cue,
                source=source,
                category=category,
                confidence=round(float(scores[int(number)]), 4),
            )
        )
    return found


def _without_dateline(article: Article, runs: Sequence[Range]) -> list[Range]:
    """The runs without what of them stands in the dateline: `LOWER FENWICK, Ohio — ` is nobody's words."""
    if article.dateline is None:
        return list(runs)
    start, end = article.dateline.start, article.dateline.end
    clipped = [(max(low, end) if low >= start else low, high) for low, high in runs]
    return [(low, high) for low, high in clipped if low < high]


def _has_clause(span: SpacySpan) -> bool:
    """Whether the words hold a finite verb or an infinitive."""
    tags = [token.tag_ for token in span]
    infinitive = any(tag == "VB" and "TO" in tags[max(i - 3, 0) : i] for i, tag in enumerate(tags))
    return infinitive or any(tag in ("VBD", "VBP", "VBZ", "MD") for tag in tags)


def _span(text: str, ranges: Sequence[Range]) -> Span | None:
    """The first range as a span, without white space and commas at its edges; None for none."""
    if not ranges:
        return None
    low, high = ranges[0]
    while low < high and text[low] in " \n\t\u00a0,":
        low += 1
    while low < high and text[high - 1] in " \n\t\u00a0,":
        high -= 1
    return Span(low, high, text[low:high]) if low < high else None
