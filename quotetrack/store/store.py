"""The database of one project of reading: what was read, from which inputs, and what was refused."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from quotetrack.errors import InputError, RecordError, StoreError
from quotetrack.records import Article, Attribution
from quotetrack.store.checks import check_reading
from quotetrack.store.connection import open_database, read_snapshot, translate_errors, write_transaction
from quotetrack.store.decisions import anchor_quotations, decide, iter_decisions, iter_in_force, undo_decision
from quotetrack.store.identities import Identity, find_anchors, find_decided_pairs, iter_identities, read_aliases
from quotetrack.store.quotations import QuotationIndex, Wording, write_wordings
from quotetrack.store.reader import (
    Filters,
    find_current_version,
    iter_version_keys,
    read_attributions,
    read_version,
)
from quotetrack.store.search import find_quotations
from quotetrack.store.silences import StoredSilence, add_silence, end_silence, read_silences
from quotetrack.store.verdicts import Decision, DecisionKind, Verdict
from quotetrack.store.writer import delete_article, note_input, refuse_input, write_article

__all__ = ["AddResult", "Counts", "Store"]

DEFAULT_TIMEOUT = 30.0
DEFAULT_SEARCH_LIMIT = 50


class AddResult(StrEnum):
    """What adding an article did."""

    ADDED = "added"
    UNCHANGED = "unchanged"  # this text was read by this pipeline before
    REREAD = "reread"  # the same text, read by another pipeline or with other facts about the article


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a database holds; attributions are those of current versions."""

    articles: int
    versions: int
    attributions: int
    speakers: int
    organizations: int
    refusals: int


class Store:
    """One quotetrack database, opened; use it in a `with` statement.

    Several programs may read and write one database at once; one `Store` belongs to one thread.

    Args:
        path: The file; made when it does not exist, unless `readonly`.
        readonly: Never write to the file; reading works also where nothing may be written.
        timeout: Seconds to wait while another program writes.

    Raises:
        StoreError: It cannot be opened, or is not a database that this version can read. Every method raises it too
            when the database cannot be read or written any more (disk full, locked, damaged).
    """

    def __init__(
        self, path: str | os.PathLike[str], *, readonly: bool = False, timeout: float = DEFAULT_TIMEOUT
    ) -> None:
        self.path = Path(path)
        self._connection = open_database(self.path, readonly=readonly, timeout=timeout)
        self.quotations = QuotationIndex(self.path, self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; the store cannot be used afterwards."""
        self._connection.close()

    def is_read(self, article: Article, *, pipeline_version: str) -> bool:
        """Whether this text of this article was read by this pipeline, so that reading it again would change nothing.

        Where two inputs hold the same text of the same article, the one whose name sorts first stands for both: then
        the order in which they were added does not matter.
        """
        with translate_errors(self.path):
            return self._find_read_version(article, pipeline_version) is not None

    def add(
        self,
        article: Article,
        attributions: Sequence[Attribution],
        *,
        pipeline_version: str,
        wordings: Mapping[str, Wording] | None = None,
    ) -> AddResult:
        """Write an article with its attributions, all or nothing; nothing is written when `is_read`.

        Args:
            article: Its id says which article it is, its `text_sha256` which version of the text.
            attributions: In reading order, all of this article and text.
            pipeline_version: What read it; a text read by another pipeline is replaced by this reading.
            wordings: By the ids of attributions, the numbers under which `quotations` finds their words.

        Raises:
            RecordError: An attribution is not of this article, or its spans are not words of the text.
        """
        check_reading(article, attributions)
        with translate_errors(self.path), write_transaction(self._connection):
            version_key = self._find_read_version(article, pipeline_version)
            if version_key is not None:
                note_input(self._connection, article.name, version_key)
                return AddResult.UNCHANGED
            is_known = self._has_version(article)
            try:
                write_article(self._connection, article, attributions, pipeline_version)
                write_wordings(self._connection, wordings or {})
            except sqlite3.IntegrityError as error:
                raise RecordError(f"{article.name}: two records share an id ({error}); ids must be unique") from error
            except UnicodeEncodeError as error:
                raise RecordError(
                    f"{article.name!a}: holds half a surrogate pair, which no database takes; replace it with U+FFFD"
                ) from error
        return AddResult.REREAD if is_known else AddResult.ADDED

    def note_input(self, article: Article) -> None:
        """Note that an input holds an article that `is_read`; does nothing if that is known."""
        with translate_errors(self.path):
            known = self._connection.execute(
                "SELECT v.key, i.name IS NOT NULL AND r.name IS NULL FROM versions AS v "
                "LEFT JOIN inputs AS i ON i.version_key = v.key AND i.name = ?3 LEFT JOIN refusals AS r ON r.name = ?3 "
                "WHERE v.article_id = ?1 AND v.text_sha256 = ?2",
                [article.id, article.text_sha256, article.name],
            ).fetchone()
            if known is None:
                raise StoreError(f"{self.path}: has no article {article.id}; add it before noting its inputs")
            if not known[1]:
                with write_transaction(self._connection):
                    note_input(self._connection, article.name, known[0])

    def refuse(self, error: InputError) -> None:
        """Note that an input could not be read, and why."""
        with translate_errors(self.path), write_transaction(self._connection):
            refuse_input(self._connection, error)

    def delete(self, article_id: str) -> bool:
        """Delete an article with all its versions and what was read in them; False when there is none of that id."""
        with translate_errors(self.path), write_transaction(self._connection):
            return delete_article(self._connection, article_id)

    def iter_articles(self, *, all_versions: bool = False) -> Iterator[Article]:
        """The articles by name of their input, in their current version (the text added last), or all versions."""
        with translate_errors(self.path):
            for key in iter_version_keys(self._connection, all_versions=all_versions):
                with read_snapshot(self._connection):
                    found = read_version(self._connection, key)
                if found is not None:
                    yield found[1]

    def article_ids(self) -> list[str]:
        """The ids of all articles, in the order of `iter_articles`."""
        with translate_errors(self.path):
            rows = self._connection.execute(
                "SELECT article_id FROM versions WHERE is_current ORDER BY name, article_id"
            )
            return [row[0] for row in rows]

    def find_articles(self, name: str) -> list[str]:
        """The ids of the articles of this input name, address or id; where none has it, of those whose id begins so."""
        by_name = (
            "SELECT v.article_id FROM versions AS v WHERE v.is_current AND (v.name = ?1 OR v.url = ?1 OR v.article_id "
            "= ?1 OR v.key IN (SELECT version_key FROM inputs WHERE name = ?1)) ORDER BY v.name, v.article_id"
        )
        by_beginning = (
            "SELECT id FROM articles WHERE id BETWEEN ?1 AND ?1 || x'f48fbfbf' AND length(?1) >= 4 ORDER BY id"
        )
        with translate_errors(self.path), read_snapshot(self._connection):
            found = self._connection.execute(by_name, [name]).fetchall()
            found = found or self._connection.execute(by_beginning, [name]).fetchall()
        return [row[0] for row in found]

    def read_article(self, article_id: str) -> tuple[Article, list[Attribution]] | None:
        """An article in its current version with what is said in it, in reading order; None where there is none."""
        with translate_errors(self.path), read_snapshot(self._connection):
            key = find_current_version(self._connection, article_id)
            found = None if key is None else read_version(self._connection, key)
            if key is None or found is None:
                return None
            return found[1], read_attributions(self._connection, key)

    def iter_attributions(self, filters: Filters | None = None, *, all_versions: bool = False) -> Iterator[Attribution]:
        """The attributions of the articles in the order of `iter_articles`, within an article in reading order."""
        with translate_errors(self.path):
            for key in iter_version_keys(self._connection, all_versions=all_versions, filters=filters):
                yield from read_attributions(self._connection, key, filters)

    def iter_refusals(self) -> Iterator[InputError]:
        """The inputs that could not be read, by name, with reason and advice."""
        with translate_errors(self.path):
            rows = self._connection.execute("SELECT name, reason, advice FROM refusals ORDER BY name").fetchall()
        yield from (InputError(*row) for row in rows)

    def search(self, words: str, *, limit: int = DEFAULT_SEARCH_LIMIT) -> list[Attribution]:
        """Attributions whose quotation holds all of the words, best first; words in quotation marks stand together."""
        with translate_errors(self.path), read_snapshot(self._connection):
            found = find_quotations(self._connection, words, limit=limit)
            by_id = {
                attribution.id: attribution
                for version_key in {version_key for version_key, _ in found}
                for attribution in read_attributions(self._connection, version_key)
            }
        return [by_id[attribution_id] for _, attribution_id in found]

    def find_records(self, ids: Collection[str]) -> dict[str, tuple[Article, Attribution]]:
        """Attributions by their ids, each with its article; what no current version has is left out."""
        wanted = frozenset(ids)
        with translate_errors(self.path), read_snapshot(self._connection):
            query = (
                "SELECT version_key FROM attributions JOIN versions ON versions.key = version_key AND is_current "
                "WHERE id = ?"
            )
            keys = {row[0]: None for each in ids for row in self._connection.execute(query, [each])}
            versions = [(read_version(self._connection, key), key) for key in keys]
            return {
                attribution.id: (found[1], attribution)
                for found, key in versions
                if found is not None
                for attribution in read_attributions(self._connection, key)
                if attribution.id in wanted
            }

    def identities(self, kind: DecisionKind) -> list[Identity]:
        """All persons or organisations across articles, by name."""
        with translate_errors(self.path), read_snapshot(self._connection):
            return iter_identities(self._connection, kind)

    def aliases(self) -> dict[str, frozenset[str]]:
        """Other names of persons and organisations by the id that their records carry."""
        with translate_errors(self.path), read_snapshot(self._connection):
            return read_aliases(self._connection)

    def decisions(self, kind: DecisionKind) -> list[Decision]:
        """What people have decided about persons, organisations or statements, oldest first, undone ones among them."""
        with translate_errors(self.path), read_snapshot(self._connection):
            return list(iter_decisions(self._connection, kind))

    def decided_pairs(self, kind: DecisionKind) -> set[frozenset[str]]:
        """Ids of identities, two and two, about which a decision is in force; those decided to be one have one id."""
        with translate_errors(self.path), read_snapshot(self._connection):
            return find_decided_pairs(self._connection, kind)

    def decide(
        self, kind: DecisionKind, verdict: Verdict, one: Identity, other: Identity, *, author: str, reason: str | None
    ) -> int:
        """Decide about two identities; the number of the decision.

        Raises:
            StoreError: It contradicts decisions in force; nothing is written.
        """
        with translate_errors(self.path), write_transaction(self._connection):
            sides = (find_anchors(self._connection, kind, one), find_anchors(self._connection, kind, other))
            return decide(self._connection, kind, verdict, sides, author=author, reason=reason)

    def split(
        self, kind: DecisionKind, identity: Identity, articles: Sequence[str], *, author: str, reason: str | None
    ) -> int:
        """Decide that an identity is another one in some articles (by input or id); the number of the decision.

        Raises:
            StoreError: It is in none of them, or in no others; or decisions in force say that it is one.
        """
        with translate_errors(self.path), write_transaction(self._connection):
            apart = find_anchors(self._connection, kind, identity, articles=articles)
            rest = find_anchors(self._connection, kind, identity)
            if kind is DecisionKind.SPEAKER:
                rest = [anchor for anchor in rest if anchor not in apart]
            if not apart or not rest:
                where = "there only" if apart else "in none of these articles"
                raise StoreError(f"“{identity.name}” speaks {where}; it speaks in {', '.join(identity.articles)}")
            sides = (rest, apart)
            return decide(self._connection, kind, Verdict.DIFFERENT, sides, author=author, reason=reason)

    def decide_statements(
        self,
        verdict: Verdict,
        one: tuple[str, Sequence[str]],
        other: tuple[str, Sequence[str]],
        *,
        author: str,
        reason: str | None,
    ) -> int:
        """Decide about two statements, each given by its longest wording and the ids of its attributions.

        Returns:
            The number of the decision.

        Raises:
            StoreError: It contradicts decisions in force; nothing is written.
        """
        with translate_errors(self.path), write_transaction(self._connection):
            left, right = (anchor_quotations(self._connection, ids, wording) for wording, ids in (one, other))
            return decide(
                self._connection, DecisionKind.STATEMENT, verdict, (left, right), author=author, reason=reason
            )

    def decided_statements(self) -> list[tuple[Verdict, list[str], list[str]]]:
        """The decisions about statements in force, oldest first, with the ids of the attributions of each side."""
        with translate_errors(self.path), read_snapshot(self._connection):
            return [
                (verdict, [node[0] for node in left], [node[0] for node in right])
                for _, verdict, (left, right) in iter_in_force(self._connection, DecisionKind.STATEMENT)
            ]

    def undo(self, kind: DecisionKind, key: int, *, author: str) -> None:
        """Take a decision back; what is one is then as if it had never been made.

        Raises:
            StoreError: There is none of that number, or it is undone already.
        """
        with translate_errors(self.path), write_transaction(self._connection):
            undo_decision(self._connection, kind, key, author=author)

    def silences(self) -> list[StoredSilence]:
        """The silences of findings that are in force, oldest first."""
        with translate_errors(self.path), read_snapshot(self._connection):
            return read_silences(self._connection)

    def add_silence(self, *, code: str, words: str, article: str, reason: str, author: str) -> int:
        """Keep a silence of findings of a check, of some words or any (empty), in one article or any; its number."""
        with translate_errors(self.path), write_transaction(self._connection):
            return add_silence(self._connection, code=code, words=words, article=article, reason=reason, author=author)

    def end_silence(self, key: int, *, author: str) -> None:
        """End a silence.

        Raises:
            StoreError: There is none of that number in force.
        """
        with translate_errors(self.path), write_transaction(self._connection):
            end_silence(self._connection, key, author=author)

    def counts(self) -> Counts:
        """How much the database holds."""
        with translate_errors(self.path), read_snapshot(self._connection):
            n_attributions = self._connection.execute(
                "SELECT count(*) FROM attributions JOIN versions ON versions.key = version_key WHERE is_current"
            ).fetchone()[0]
            tables = ("articles", "versions", "speakers", "organizations", "refusals")
            n_rows = {
                table: self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables
            }
        return Counts(attributions=n_attributions, **n_rows)

    def backup(self, path: str | os.PathLike[str]) -> None:
        """Copy the database to a new file while others may be writing to it; a plain copy of the file may be torn."""
        target = Path(path)
        if target.exists():
            raise StoreError(f"{target}: already exists; give the backup a new name")
        with translate_errors(target):
            connection = sqlite3.connect(target)
            try:
                self._connection.backup(connection)
            finally:
                connection.close()

    def _has_version(self, article: Article) -> bool:
        return self._version_row(article) is not None

    def _find_read_version(self, article: Article, pipeline_version: str) -> int | None:
        """Key of the version that makes reading `article` needless, or None."""
        row = self._version_row(article)
        if row is None or row[1] != pipeline_version:
            return None
        key = int(row[0])
        if row[2] < article.name:
            return key
        found = read_version(self._connection, key)
        return key if found is not None and found[1] == article else None

    def _version_row(self, article: Article) -> tuple[int, str, str] | None:
        row: tuple[int, str, str] | None = self._connection.execute(
            "SELECT key, pipeline_version, name FROM versions WHERE article_id = ? AND text_sha256 = ?",
            [article.id, article.text_sha256],
        ).fetchone()
        return row
