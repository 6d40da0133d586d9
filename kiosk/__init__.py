"""The attendant's touchscreen at the refectory door and at the recharge counter."""
