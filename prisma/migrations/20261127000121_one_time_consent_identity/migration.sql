-- WeChat tells an event again that was not answered in time: the same agreement of the same second is one
create unique index one_time_consent_identity on one_time_consent (address_hash, template_id, given_at);
