"""Findings on their way out: for a terminal, for programmes, for the page of a review."""
