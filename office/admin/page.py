"""The administration: its pages behind tabs, those that the role may open."""

from __future__ import annotations

from core.access.permissions import Permission
from office.admin.audit_page import AuditPage
from office.admin.backup_page import BackupPage
from office.admin.stations_page import StationsPage
from office.admin.users_page import UsersPage
from office.desk import Desk
from office.privacy.page import PrivacyPage
from office.tabbed_page import Tab, TabbedPage

_PAGES: tuple[Tab, ...] = (
    ("users", Permission.MANAGE_USERS, UsersPage),
    ("stations", Permission.MANAGE_STATIONS, StationsPage),
    ("backups", Permission.BACK_UP, BackupPage),
    ("trail", Permission.VIEW_AUDIT, AuditPage),
    ("privacy", Permission.EDIT_REGISTRY, PrivacyPage),
)
#: Whoever has one of these has something to do here.
PERMISSIONS = tuple(permission for _key, permission, _make in _PAGES)


class AdminPage(TabbedPage):
    """Users, stations, copies, trail, privacy."""

    icon = "settings"
    key = "admin"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _PAGES)

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Amministrazione")

    def search_words(self) -> str:
        """Return further words under which the search finds the pages."""
        return self.tr("amministrazione impostazioni backup utenti password ruoli kiosk registro audit privacy dati")
