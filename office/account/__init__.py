"""Accounts: statement, recharges at the counter, reversals."""
