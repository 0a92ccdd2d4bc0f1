"""What a database holds, in a form in which two of them can be compared."""

from __future__ import annotations

from typing import Any

from quotetrack.store import Store


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, keys replaced by what they point at, without times: what two equal databases share."""
    queries = {
        "articles": "SELECT id FROM articles",
        "versions": "SELECT article_id, text_sha256, is_current, name, outlet, url, title, published, bylines, "
        "initials, dateline_place, dateline_agency, dateline_date, dateline_start, dateline_end, picture_credits, "
        "blocks, warnings, text, pipeline_version FROM versions",
        "credits": "SELECT v.article_id, v.text_sha256, c.position, c.name, basis, start, end FROM credits AS c "
        "JOIN versions AS v ON v.key = version_key",
        "inputs": "SELECT i.name, v.article_id, v.text_sha256 FROM inputs AS i "
        "JOIN versions AS v ON v.key = version_key",
        "attributions": "SELECT a.id, v.article_id, v.text_sha256, position, kind, class, confidence, quotation, cue, "
        "source, medium, s.id, s.name, s.type, role, resolved_by, anonymous, notes FROM attributions AS a "
        "JOIN versions AS v ON v.key = version_key LEFT JOIN speakers AS s ON s.key = speaker_key",
        "contents": "SELECT a.id, c.position, start, end, text FROM contents AS c "
        "JOIN attributions AS a ON a.key = attribution_key",
        "co_speakers": "SELECT a.id, c.position, s.id, s.name, s.type, c.role, c.resolved_by, c.anonymous, "
        "c.anonymity_kind, c.anonymity_description, c.anonymity_reason FROM co_speakers AS c "
        "JOIN attributions AS a ON a.key = attribution_key JOIN speakers AS s ON s.key = c.speaker_key",
        "attribution_organizations": "SELECT a.id, c.position, o.id, o.name, o.type, basis, of_speakers "
        "FROM attribution_organizations AS c JOIN attributions AS a ON a.key = attribution_key "
        "JOIN organizations AS o ON o.key = organization_key",
        "speakers": "SELECT id, name, type FROM speakers",
        "organizations": "SELECT id, name, type FROM organizations",
        "carriers": "SELECT a.id, c.position, c.name, basis, start, end FROM carriers AS c "
        "JOIN attributions AS a ON a.key = attribution_key",
        "persons": "SELECT id, name FROM persons",
        "appearances": "SELECT v.article_id, v.text_sha256, s.id, s.name, name_key, profile, p.id, p.name FROM "
        "appearances AS ap JOIN versions AS v ON v.key = version_key JOIN speakers AS s ON s.key = speaker_key "
        "LEFT JOIN persons AS p ON p.key = person_key",
        "aliases": "SELECT v.article_id, v.text_sha256, aliases.id, aliases.name FROM aliases "
        "JOIN versions AS v ON v.key = version_key",
        "bodies": "SELECT * FROM bodies",
        "decisions": "SELECT key, kind, verdict, author, reason, undone_by FROM decisions",
        "quotations": "SELECT a.id, number, words, (SELECT count(*) FROM wording_grams WHERE wording_key = w.key) "
        "FROM quotations JOIN attributions AS a ON a.key = attribution_key JOIN wordings AS w ON w.key = wording_key",
        "refusals": "SELECT name, reason, advice FROM refusals",
    }
    return {table: sorted(store._connection.execute(query).fetchall(), key=repr) for table, query in queries.items()}
