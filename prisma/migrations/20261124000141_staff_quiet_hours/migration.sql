-- when a member of staff is not to be disturbed by what can wait, and on whose clock; null follows the shop
alter table staff add column quiet text, add column time_zone text;
