"""Two records of one child become one: registry, diets, cards and accounts together, in one transaction."""

from core.merging.faults import PupilRetired
from core.merging.merging import merge_pupils, merged_into
from core.merging.preview import preview_merge
from core.merging.records import AccountMove, MergeDone, MergePreview, MergeSide

__all__ = [
    "AccountMove",
    "MergeDone",
    "MergePreview",
    "MergeSide",
    "PupilRetired",
    "merge_pupils",
    "merged_into",
    "preview_merge",
]
