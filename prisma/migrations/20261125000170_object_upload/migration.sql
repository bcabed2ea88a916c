-- uploads to the object store that no file points to yet: written before the bytes go, deleted with the row that needs them
create table object_upload (
  object_key text primary key,
  begun_at timestamptz(3) not null
);
create index object_upload_begun_at_idx on object_upload (begun_at);
