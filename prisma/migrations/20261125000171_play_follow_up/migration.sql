-- what was promised has an owner, and whoever has to come back to a step is reminded once when its time comes
alter table play_step add column owner text, add column reminded_at timestamptz(3);
create index play_step_open_idx on play_step (until) where until is not null and booked_at is null;
