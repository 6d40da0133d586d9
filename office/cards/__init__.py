"""Cards: who has one, issue the missing, print, revoke, reissue."""
