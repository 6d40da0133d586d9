"""Everything that becomes paper. Written whole or not at all; the same input gives the same bytes."""

from core.documents.cards import CardPaper, card_pdf, card_sheets_pdf
from core.documents.cash_register import CashRegisterPaper, cash_register_pdf
from core.documents.cash_register_account import AgentAccountPaper, agent_account_pdf
from core.documents.class_sheet import ClassSheet, ClassSheetLine, class_sheet_pdf
from core.documents.class_sheets import class_sheet_of
from core.documents.faults import (
    DocumentInUse,
    DocumentNotWritten,
    FolderMissing,
    FolderNotWritable,
    NoRoomForDocument,
)
from core.documents.paper import Heading
from core.documents.receipts import ReceiptPaper, recharge_receipt_pdf
from core.documents.reminder_letter import ReminderLetter, reminder_letters_pdf
from core.documents.report import ReportPaper, report_pdf
from core.documents.report_sheets import report_csv, report_xlsx
from core.documents.request_papers import request_paper_of
from core.documents.request_receipts import RequestPaper, request_receipt_pdf
from core.documents.statements import StatementPaper, StatementPaperLine, statement_pdf
from core.documents.subject_export import subject_export_pdf
from core.documents.tax_certificate import TaxPaper, tax_certificate_pdf, tax_certificates_pdf
from core.documents.till_slip import TillSlip, till_slip_pdf
from core.documents.week_sheet import WeekPaper, days_shown, week_csv, week_sheet_pdf
from core.documents.writing import write_whole
from core.documents.year_calendar import year_calendar_pdf
from core.documents.year_paper import YearPaper, year_paper_of

__all__ = [
    "AgentAccountPaper",
    "CardPaper",
    "CashRegisterPaper",
    "ClassSheet",
    "ClassSheetLine",
    "DocumentInUse",
    "DocumentNotWritten",
    "FolderMissing",
    "FolderNotWritable",
    "Heading",
    "NoRoomForDocument",
    "ReceiptPaper",
    "ReminderLetter",
    "ReportPaper",
    "RequestPaper",
    "StatementPaper",
    "StatementPaperLine",
    "TaxPaper",
    "TillSlip",
    "WeekPaper",
    "YearPaper",
    "agent_account_pdf",
    "card_pdf",
    "card_sheets_pdf",
    "cash_register_pdf",
    "class_sheet_of",
    "class_sheet_pdf",
    "days_shown",
    "recharge_receipt_pdf",
    "reminder_letters_pdf",
    "report_csv",
    "report_pdf",
    "report_xlsx",
    "request_paper_of",
    "request_receipt_pdf",
    "statement_pdf",
    "subject_export_pdf",
    "tax_certificate_pdf",
    "tax_certificates_pdf",
    "till_slip_pdf",
    "week_csv",
    "week_sheet_pdf",
    "write_whole",
    "year_calendar_pdf",
    "year_paper_of",
]
