"""Privacy: how long data are kept, erasure as pseudonymisation, what a family may have exported."""

from core.privacy.erasing import erase_pupils, preview_erasure
from core.privacy.exporting import export_family, export_pupil
from core.privacy.faults import RetentionTooShort, StillKept
from core.privacy.json_export import export_json
from core.privacy.purging import purge_audit, purge_diet_reasons, purge_message_texts, purge_photos
from core.privacy.records import (
    ErasureCandidate,
    ErasurePreview,
    ExportColumn,
    ExportSection,
    Retention,
    RetentionReport,
    SubjectExport,
)
from core.privacy.retention import (
    DEFAULT_RETENTION,
    LEAST_AUDIT_YEARS,
    due_for_erasure,
    retention,
    retention_report,
    set_retention,
)

__all__ = [
    "DEFAULT_RETENTION",
    "LEAST_AUDIT_YEARS",
    "ErasureCandidate",
    "ErasurePreview",
    "ExportColumn",
    "ExportSection",
    "Retention",
    "RetentionReport",
    "RetentionTooShort",
    "StillKept",
    "SubjectExport",
    "due_for_erasure",
    "erase_pupils",
    "export_family",
    "export_json",
    "export_pupil",
    "preview_erasure",
    "purge_audit",
    "purge_diet_reasons",
    "purge_message_texts",
    "purge_photos",
    "retention",
    "retention_report",
    "set_retention",
]
