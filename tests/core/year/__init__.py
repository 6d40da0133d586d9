"""A school year lived at random against a plain model (`python -m tests.core.year --seeds 500` for a long run)."""
