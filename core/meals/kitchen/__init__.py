"""The kitchen: who cooks for whom, and the numbered orders with their versions.

Why they are so: docs/decisions/0018-kitchen-order.md.
"""

from core.meals.kitchen.additions import StandingMeals, set_day_meals, set_standing_meals, standing_meals
from core.meals.kitchen.content import Changed, ClassPlates, DietPlate, Difference, OrderContent, differences
from core.meals.kitchen.faults import (
    KitchenCodeTaken,
    KitchenNotMailed,
    NewerVersion,
    NothingToOrder,
    OrderDayPassed,
)
from core.meals.kitchen.following import SentOrder
from core.meals.kitchen.kitchens import (
    Kitchen,
    assign_kitchen,
    assigned_kitchens,
    cooked_services,
    create_kitchen,
    kitchens,
    set_cooked,
    update_kitchen,
)
from core.meals.kitchen.labels import DietLabel, diet_labels
from core.meals.kitchen.mailing import (
    MailEvent,
    Mailing,
    MailState,
    OrderMail,
    is_any_mail_waiting,
    mail_history,
    mail_order,
    mailings,
    order_mails,
    set_mailing,
    waiting_mails,
)
from core.meals.kitchen.orders import (
    KitchenOrder,
    OrderStatus,
    OrderVersion,
    SchoolOrder,
    SendReport,
    acknowledge_order,
    day_orders,
    order,
    send_all_due,
    send_due_orders,
    send_orders,
)
from core.meals.kitchen.recounting import follow_all, is_any_behind

__all__ = [
    "Changed",
    "ClassPlates",
    "DietLabel",
    "DietPlate",
    "Difference",
    "Kitchen",
    "KitchenCodeTaken",
    "KitchenNotMailed",
    "KitchenOrder",
    "MailEvent",
    "MailState",
    "Mailing",
    "NewerVersion",
    "NothingToOrder",
    "OrderContent",
    "OrderDayPassed",
    "OrderMail",
    "OrderStatus",
    "OrderVersion",
    "SchoolOrder",
    "SendReport",
    "SentOrder",
    "StandingMeals",
    "acknowledge_order",
    "assign_kitchen",
    "assigned_kitchens",
    "cooked_services",
    "create_kitchen",
    "day_orders",
    "diet_labels",
    "differences",
    "follow_all",
    "is_any_behind",
    "is_any_mail_waiting",
    "kitchens",
    "mail_history",
    "mail_order",
    "mailings",
    "order",
    "order_mails",
    "send_all_due",
    "send_due_orders",
    "send_orders",
    "set_cooked",
    "set_day_meals",
    "set_mailing",
    "set_standing_meals",
    "standing_meals",
    "update_kitchen",
    "waiting_mails",
]
