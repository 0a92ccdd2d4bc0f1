"""Gold's own texts read by quotetrack, through the whole of what `quotetrack extract` does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from quotetrack.errors import InputError, MissingInputError
from quotetrack.evaluate.gold import Gold, RecordGold
from quotetrack.evaluate.predictions import Predictions
from quotetrack.pipeline import ReadResult, run
from quotetrack.records import Attribution

__all__ = ["read_texts"]


def read_texts(
    gold: Gold,
    *,
    watch: Callable[[Iterable[ReadResult | InputError], tuple[str, ...]], Iterable[ReadResult | InputError]]
    | None = None,
) -> tuple[Predictions, list[InputError]]:
    """Read the gold's texts.

    Args:
        gold: From `read_gold`.
        watch: What the results go through as they come, with the inputs they come from: for a progress bar.

    Returns:
        The records, and which texts could not be read and why.

    Raises:
        MissingInputError: An article of record gold has no text beside it.
        ModelError: The language model is missing or damaged.
    """
    if isinstance(gold, RecordGold) and gold.without_text:
        first, n = gold.without_text[0], len(gold.without_text)
        raise MissingInputError(
            first if n == 1 else f"{first} and {n - 1} more",
            "no such text beside the gold",
            "put the texts into its folder, or give records with --records",
        )
    refused: list[InputError] = []
    results: Iterable[ReadResult | InputError] = run(gold.inputs)
    if watch is not None:
        results = watch(results, gold.inputs)
    keys = {article.key for article in gold.articles}
    return Predictions.collect(_iter_attributions(results, refused), keys), refused


def _iter_attributions(results: Iterable[ReadResult | InputError], refused: list[InputError]) -> Iterator[Attribution]:
    for result in results:
        if isinstance(result, InputError):
            refused.append(result)
        else:
            yield from result.attributions
