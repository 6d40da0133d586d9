"""Who works here and what they may do: users, roles, sign-in, audit trail, operations done once."""
