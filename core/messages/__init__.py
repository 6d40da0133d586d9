"""Letters and e-mails to families: reminders by a ladder, their texts, the outbox, the mail server."""

from core.messages.due import due_reminders
from core.messages.faults import (
    MailDeferred,
    MailLoginRefused,
    MailNotConfigured,
    MailProtectionRefused,
    MailRefused,
    MailSenderRefused,
    MailServerUnreachable,
    MailUncertain,
    MessageNotOpen,
    UnknownPlace,
)
from core.messages.ladder import DEFAULT_LADDER, Ladder, SentStep, ladder, set_ladder, step_due
from core.messages.mail import Attachment, Mail, MailTransport
from core.messages.order_mails import OrderMailReport, send_order_mails
from core.messages.outbox import cancel_message, mark_printed, message, message_history, outbox, retry_message
from core.messages.preparing import prepare_reminders, preview_text
from core.messages.records import (
    DueReminder,
    MessageChannel,
    MessageEvent,
    MessageLine,
    MessageState,
    Prepared,
    Problem,
    SendReport,
    Step,
)
from core.messages.sending import letters_to_print, send_reminders
from core.messages.smtp import MailSecurity, MailServer, SmtpTransport, mail_server, set_mail_server, smtp_transport
from core.messages.templates import PLACES, Template, Written, default_template, set_template, template

__all__ = [
    "DEFAULT_LADDER",
    "PLACES",
    "Attachment",
    "DueReminder",
    "Ladder",
    "Mail",
    "MailDeferred",
    "MailLoginRefused",
    "MailNotConfigured",
    "MailProtectionRefused",
    "MailRefused",
    "MailSecurity",
    "MailSenderRefused",
    "MailServer",
    "MailServerUnreachable",
    "MailTransport",
    "MailUncertain",
    "MessageChannel",
    "MessageEvent",
    "MessageLine",
    "MessageNotOpen",
    "MessageState",
    "OrderMailReport",
    "Prepared",
    "Problem",
    "SendReport",
    "SentStep",
    "SmtpTransport",
    "Step",
    "Template",
    "UnknownPlace",
    "Written",
    "cancel_message",
    "default_template",
    "due_reminders",
    "ladder",
    "letters_to_print",
    "mail_server",
    "mark_printed",
    "message",
    "message_history",
    "outbox",
    "prepare_reminders",
    "preview_text",
    "retry_message",
    "send_order_mails",
    "send_reminders",
    "set_ladder",
    "set_mail_server",
    "set_template",
    "smtp_transport",
    "step_due",
    "template",
]
