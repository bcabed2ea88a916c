-- Of bodies that nobody vouched for only the beginning is kept; their length is noted. Ciphertext is never worth compressing.
alter table "raw_payload" add column "whole_size" integer;
alter table "raw_payload" alter column "sealed" set storage external;
