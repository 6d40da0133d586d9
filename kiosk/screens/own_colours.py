"""What looks the same in every theme: the counter, and the buttons that stand on an outcome's own colour.

The theme's stylesheets name no colour; these are part of what the screens mean (docs: the look of the kiosk), so that
nobody mistakes the counter for the presence, in the dark theme either.
"""

from __future__ import annotations

RECHARGE_GROUND, RECHARGE_FRAME, RECHARGE_WORD = "#004D4D", "#F2A900", "#FFD166"

HEADER = f"""
QPushButton#mode_recharge:checked {{
    background: {RECHARGE_GROUND}; color: {RECHARGE_WORD};
    border: 3px solid {RECHARGE_FRAME}; font-weight: 700;
}}
"""

OUTCOME = """
QWidget#outcome QPushButton {
    background: #FFFFFF; color: #1A1A1A; border: 0; border-radius: 8px; font-size: 26pt; font-weight: 600;
    padding: 0 40px; min-height: 96px;
}
QWidget#outcome QPushButton:pressed { background: #E6E6E6; }
QWidget#outcome QPushButton#serve_extra { color: #5C3200; font-size: 32pt; min-height: 112px; min-width: 480px; }
QWidget#outcome QPushButton#seen { background: transparent; color: #FFFFFF; border: 3px solid #FFFFFF; }
"""

RECHARGE = f"""
QFrame#recharge {{ background: {RECHARGE_GROUND}; border: 10px solid {RECHARGE_FRAME}; }}
QFrame#recharge QStackedWidget, QFrame#recharge QStackedWidget > QWidget {{ background: {RECHARGE_GROUND}; }}
QFrame#recharge QLabel {{ color: #FFFFFF; }}
QFrame#recharge QLabel#recharge_word {{
    font-size: 34pt; font-weight: 700;
    color: {RECHARGE_WORD}; letter-spacing: 4px;
}}
QFrame#recharge QLabel#recharge_who {{ font-size: 26pt; font-weight: 600; }}
QFrame#recharge QLabel#recharge_amount {{ font-size: 64pt; font-weight: 700; }}
QFrame#recharge QLabel#recharge_number {{ font-size: 30pt; font-weight: 600; }}
QFrame#recharge QLabel#recharge_text {{ font-size: 24pt; }}
QFrame#recharge QLabel#recharge_alert {{
    font-size: 22pt; font-weight: 600; color: #1A1A1A;
    background: {RECHARGE_FRAME}; border-radius: 8px; padding: 12px 16px;
}}
QFrame#recharge QLabel#recharge_till {{ font-size: 20pt; color: {RECHARGE_WORD}; }}
QFrame#recharge QLabel#keypad_amount {{ background: #003838; border: 2px solid #FFFFFF; color: #FFFFFF; }}
QFrame#recharge QPushButton {{
    background: #FFFFFF; color: #003838; border: 0; border-radius: 8px;
    font-size: 24pt; font-weight: 600; padding: 0 24px;
}}
QFrame#recharge QPushButton[reach="wide"] {{ min-height: 130px; font-size: 28pt; }}
QFrame#recharge AmountKeypad QPushButton {{ min-height: 74px; }}
QFrame#recharge QPushButton:pressed {{ background: #CFE8E8; }}
QFrame#recharge QPushButton:disabled {{ background: #2F6F6F; color: #CFE0E0; }}
QFrame#recharge QPushButton:checked {{ background: {RECHARGE_WORD}; color: #1A1A1A; }}
QFrame#recharge QPushButton#recharge_confirm {{ background: {RECHARGE_WORD}; color: #1A1A1A; font-size: 32pt; }}
QFrame#recharge QPushButton#recharge_confirm:disabled {{ background: #6B6433; color: #F2EBD0; }}
QFrame#recharge QPushButton#recharge_back {{ background: transparent; color: #FFFFFF; border: 3px solid #FFFFFF; }}
"""
