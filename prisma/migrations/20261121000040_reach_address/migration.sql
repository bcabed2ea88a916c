-- Who wrote to us on a channel is found by a keyed hash of the address.
alter table reach add column address_hash text;
create index reach_channel_address_hash_idx on reach (channel, address_hash);
