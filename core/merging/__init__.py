"""Two records of one child, or of one guardian, become one: all that hangs on them, in one transaction."""

from core.merging.faults import PupilRetired, TwoFiscalCodes
from core.merging.guardian_records import GuardianMergeDone, GuardianMergePreview, GuardianSide
from core.merging.guardians import merge_guardians, preview_guardian_merge
from core.merging.merging import merge_pupils, merged_into
from core.merging.preview import preview_merge
from core.merging.records import AccountMove, MergeDone, MergePreview, MergeSide

__all__ = [
    "AccountMove",
    "GuardianMergeDone",
    "GuardianMergePreview",
    "GuardianSide",
    "MergeDone",
    "MergePreview",
    "MergeSide",
    "PupilRetired",
    "TwoFiscalCodes",
    "merge_guardians",
    "merge_pupils",
    "merged_into",
    "preview_guardian_merge",
    "preview_merge",
]
