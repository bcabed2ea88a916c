-- who agreed to a version where two persons are needed; what the audit log already knows is taken over
alter table rule_version add column confirmed_by text;
update rule_version v set confirmed_by = a.detail ->> 'confirmedBy' from audit a
 where a.subject = 'rule:' || v.code and a.action in ('rule.changed', 'rule.trial_started') and a.detail ->> 'confirmedBy' is not null
   and (coalesce(a.detail -> 'after' ->> 'version', a.detail ->> 'version'))::int = v.version;
