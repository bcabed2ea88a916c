-- Tries that were accepted and have had no receipt: the provider is asked about them.
create index attempt_no_receipt_idx on attempt (started_at) where outcome = 'accepted' and receipt_at is null;
