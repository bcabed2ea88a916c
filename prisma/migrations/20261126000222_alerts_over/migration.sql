-- When what an alert told of was over or decided, whoever had taken it.
alter table staff_alert add column over_at timestamptz(3);
update staff_alert set over_at = taken_at where taken_at is not null;
-- when a message was planned; its lead stands beside what it tells of as well
alter table staff_alert_bundle add column at timestamptz(3) not null;
