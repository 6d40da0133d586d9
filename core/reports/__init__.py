"""Reports: what the office counts at the end of a month and a year. They only read."""

from core.reports.attendance import AttendanceLine, attendance
from core.reports.closing import closing_table
from core.reports.completeness import Completeness, ServiceSteps, completeness
from core.reports.meals_charged import BandLine, ComparisonLine, comparison, meals_by_band
from core.reports.money import AGES, DebtLine, Step, TakingsLine, by_age, debts, takings
from core.reports.staff import StaffLine, staff_meals
from core.reports.tables import (
    CHANNEL_TEXTS,
    MEANS_TEXTS,
    CellKind,
    ReportColumn,
    ReportTable,
    attendance_table,
    bands_table,
    comparison_table,
    debts_table,
    staff_table,
    takings_table,
)
from core.reports.tax import NothingToCertify, TaxCertificate, tax_certificate, tax_certificates
from core.reports.tax_shares import Sharing, TaxPayer, TaxPayment, TaxShare
from core.reports.uncharged import uncharged_meals

__all__ = [
    "AGES",
    "CHANNEL_TEXTS",
    "MEANS_TEXTS",
    "AttendanceLine",
    "BandLine",
    "CellKind",
    "ComparisonLine",
    "Completeness",
    "DebtLine",
    "NothingToCertify",
    "ReportColumn",
    "ReportTable",
    "ServiceSteps",
    "Sharing",
    "StaffLine",
    "Step",
    "TakingsLine",
    "TaxCertificate",
    "TaxPayer",
    "TaxPayment",
    "TaxShare",
    "attendance",
    "attendance_table",
    "bands_table",
    "by_age",
    "closing_table",
    "comparison",
    "comparison_table",
    "completeness",
    "debts",
    "debts_table",
    "meals_by_band",
    "staff_meals",
    "staff_table",
    "takings",
    "takings_table",
    "tax_certificate",
    "tax_certificates",
    "uncharged_meals",
]
