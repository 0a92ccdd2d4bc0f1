"""Who `he`, `she`, `it`, `they` and "the minister" mean, measured on GUM's chains.

`python -m training.coreference --corpus FOLDER` prints, for the subjects of GUM's news, interviews and biographies
outside quotations, how often `speakers` gives a name, and how often the right one: with the annotators' names and
trees, and with the language model's own.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quotetrack.nlp import load, read_article
from quotetrack.records import Attribution, AttributionClass, Kind, Reading
from quotetrack.speakers import antecedents, resolve_speakers
from quotetrack.speakers.tables import NOUN_TYPES, ROLE_OF
from quotetrack.text.matching import fold_phrase
from training.chains import Member, Story, annotated_reading, make_plain_article, read_stories

PRONOUNS = ("he", "she", "it", "they")
NOMINAL = "nominal"
MARGINS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0)
_BEINGS = frozenset({"person", "organization", "place"})
_ARTICLES = frozenset({"the", "this", "that"})


@dataclass(frozen=True, slots=True)
class Asked:
    """One pronoun or description whose chain is known: what it is, and its member."""

    kind: str
    member: Member


@dataclass(frozen=True, slots=True)
class Answer:
    """What `speakers` said of one: `right`, `wrong`, `refused` (two possible antecedents) or `none`; and the words."""

    asked: Asked
    named: bool
    verdict: str
    name: str | None


def iter_asked(story: Story, reading: Reading) -> Iterator[Asked]:
    """The subjects to be resolved outside quotations: pronouns, and `the` with a post or a body's noun named before.

    `it` and `they` count where their chain is a person, group, body or place.
    """
    quoted = [span for attribution in reading.attributions for span in attribution.content]
    marks = _quotation_depths(story.text)
    for member in story.members:
        token = story.tokens[member.head]
        words = story.words(member).casefold()
        if not token.dep.startswith("nsubj") or member.kind not in _BEINGS:
            continue
        start = story.tokens[member.first].start
        if words in PRONOUNS and member.last - member.first == 1 and not marks[start]:
            yield Asked(words, member)
        elif (
            not member.named
            and words.partition(" ")[0] in _ARTICLES
            and story.lemmas[member.head] in ROLE_OF | NOUN_TYPES
            and not marks[start]
            and not any(span.start <= start < span.end for span in quoted)
            and any(m.chain == member.chain and m.first < member.first for m in story.members)
        ):
            yield Asked(NOMINAL, member)


def _quotation_depths(text: str) -> list[bool]:
    """For each code point, whether it stands between double quotation marks of its line."""
    inside, depths = False, []
    for letter in text:
        if letter in '“”"':
            inside = letter == "“" or (letter == '"' and not inside)
        elif letter == "\n":
            inside = False
        depths.append(inside)
    return depths


def answer(story: Story, reading: Reading) -> Iterator[Answer]:
    """Ask `speakers` for every one, each by itself, as the source of an attribution among the reading's own."""
    names: defaultdict[int, list[str]] = defaultdict(list)
    described: defaultdict[int, list[str]] = defaultdict(list)  # "the Indian government": a body's name all the same
    for member in story.members:
        if member.named:
            names[member.chain].append(fold_phrase(story.words(member)))
        elif not story.tokens[member.head].tag.startswith("PRP"):
            described[member.chain].append(fold_phrase(story.words(member)))
    for asked in iter_asked(story, annotated_reading(story)):
        attribution = _ask(story, reading, asked.member)
        speaker = attribution.speaker
        name = speaker.name if speaker is not None else None
        known = names[asked.member.chain] + (described[asked.member.chain] if asked.kind == NOMINAL else [])
        if name is not None:
            verdict = "right" if any(_is_name_of(fold_phrase(name), words) for words in known) else "wrong"
        else:
            doubts = any(note.startswith("two possible") for note in attribution.notes)
            verdict = "refused" if doubts else "none"
        yield Answer(
            asked,
            bool(known),
            verdict,
            name or (speaker.anonymity.description if speaker and speaker.anonymity else None),
        )


def _is_name_of(name: str, words: str) -> bool:
    """Whether a name and a member's words are of one: the name's last word stands in the words, or all of one do."""
    return name in words or words in name or name.split()[-1] in words.split()


def _ask(story: Story, reading: Reading, member: Member) -> Attribution:
    low, high = story.tokens[member.first].start, story.tokens[member.last - 1].end
    own = next((a for a in reading.attributions if a.source is not None and a.source.start == low), None)
    article = reading.article
    probe = own or Attribution(
        id="f" * 16,
        article=article.name,
        article_id=article.id,
        text_sha256=article.text_sha256,
        kind=Kind.INDIRECT,
        content=(),
        cue=None,
        source=article.span(low, high),
        category=AttributionClass.STATEMENT,
        confidence=1.0,
    )
    others = [a for a in reading.attributions if a is not own]
    before = [a for a in others if (a.source or a.cue or a.content[0]).start < low]
    after = others[len(before) :]
    return resolve_speakers(reading, [*before, probe, *after])[len(before)]


def print_table(title: str, answers: Iterable[Answer]) -> None:
    """Print how many of each kind were asked for, named, right, refused."""
    print(f"\n{title}\n")
    print("| | asked | have a name | named | right | of those named | of those with a name | refused |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for given in answers:
        for kind in (given.asked.kind, "all pronouns" if given.asked.kind != NOMINAL else ""):
            counts[kind].update([given.verdict, "asked", *(["known"] if given.named else [])])
    for kind in (*PRONOUNS, "all pronouns", NOMINAL):
        n = counts[kind]
        named = n["right"] + n["wrong"]
        print(
            f"| {kind} | {n['asked']} | {n['known']} | {named} | {n['right']} | {n['right'] / max(named, 1):.3f} "
            f"| {n['right'] / max(n['known'], 1):.3f} | {n['refused']} |"
        )


def main() -> None:
    """Print the tables of the parts asked for."""
    parser = argparse.ArgumentParser(prog="python -m training.coreference", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="the folder with ud/")
    parser.add_argument("--part", choices=("train", "dev"), action="append", help="only this part of GUM")
    parser.add_argument(
        "--names", choices=("annotated", "own"), action="append", help="only with these names and trees"
    )
    parser.add_argument(
        "--margins", action="store_true", help="print what other distances of two candidates would give"
    )
    parser.add_argument("--misses", action="store_true", help="print what was named wrongly or not at all")
    args = parser.parse_args()
    nlp = load() if "own" in (args.names or ("own",)) else None
    for part in args.part or ("train", "dev"):
        stories = read_stories(args.corpus / "ud" / f"en_gum-{part}.conllu.gz")
        for names in args.names or ("annotated", "own"):
            own = nlp is not None and names == "own"
            readings = [
                read_article(nlp, make_plain_article(story)) if own else annotated_reading(story) for story in stories
            ]
            title = f"GUM {part}, {names} names and trees, {len(stories)} documents"
            if args.margins:
                print_margins(title, stories, readings)
                continue
            answers = [
                (story, given)
                for story, reading in zip(stories, readings, strict=True)
                for given in answer(story, reading)
            ]
            for story, given in answers:
                if args.misses and (given.verdict == "wrong" or (given.named and given.verdict != "right")):
                    print_miss(story, given)
            print_table(title, [given for _, given in answers])


def print_margins(title: str, stories: list[Story], readings: list[Reading]) -> None:
    """Print what other values of `antecedents.CLOSE_CALL` give for `he` and `she`; the value is put back afterwards."""
    chosen = antecedents.CLOSE_CALL
    print(f"\n{title}: he and she\n")
    print("| two within | named | right | of those named | of those with a name | refused |")
    print("|--:|--:|--:|--:|--:|--:|")
    for margin in MARGINS:
        antecedents.CLOSE_CALL = margin
        n: Counter[str] = Counter()
        for story, reading in zip(stories, readings, strict=True):
            for given in answer(story, reading):
                if given.asked.kind in ("he", "she"):
                    n.update([given.verdict, *(["known"] if given.named else [])])
        named = n["right"] + n["wrong"]
        print(
            f"| {margin:g} | {named} | {n['right']} | {n['right'] / max(named, 1):.3f} "
            f"| {n['right'] / max(n['known'], 1):.3f} | {n['refused']} |"
        )
    antecedents.CLOSE_CALL = chosen


def print_miss(story: Story, given: Answer) -> None:
    """Print one that came out wrong, with the words before it and the names of its chain."""
    member = given.asked.member
    names = [story.words(m) for m in story.members if m.chain == member.chain and m.named][:2]
    low = story.tokens[member.first].start
    before = story.text[max(low - 300, 0) : low].replace("\n", " | ")
    after = story.text[low + len(story.words(member)) : low + 60].replace("\n", " | ")
    print(f"- {given.verdict}: {given.name!r} for {names} in {story.key}: {before}[[{story.words(member)}]]{after}")


if __name__ == "__main__":
    main()
