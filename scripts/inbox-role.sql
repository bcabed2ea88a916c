-- Makes a role for one system or robot that may write into inbox_event as the sources named, into inbox_order where "shop" is
-- among them, and read what became of its own rows, and nothing else. Run it as the owner of the database:
--
--   psql "$DATABASE_URL" -v name=erp_robot -v password='a long one' -v sources='erp,shop' -f scripts/inbox-role.sql
--
-- Run again, it sets the password and the sources anew. Take it away with:
--   drop owned by erp_robot; drop role erp_robot; delete from inbox_writer where role = 'erp_robot';
select format('create role %I login', :'name') where not exists (select 1 from pg_roles where rolname = :'name') \gexec
select format('alter role %I password %L connection limit 5', :'name', :'password') \gexec
select format('grant connect on database %I to %I', current_database(), :'name') \gexec
select format('grant usage on schema public to %I', :'name') \gexec
select format('grant select on inbox_event, inbox_order to %I', :'name') \gexec
-- not: written_by, written_at, state, field, reason, taken_at
select format('grant insert (source, shop, order_no, carrier, tracking_no, code, source_code, event_id, occurred_at, place,
  province, city, note, payment_no, payment_method, payment_amount, payment_currency, payment_state, expected_by, warehouse)
  on inbox_event to %I', :'name') \gexec
select format('grant insert (body) on inbox_order to %I', :'name') \gexec
select format('grant usage on sequence inbox_event_id_seq, inbox_order_id_seq to %I', :'name') \gexec
select format('delete from inbox_writer where role = %L', :'name') \gexec
select format('insert into inbox_writer (role, source) values (%L, %L)', :'name', source)
  from (select distinct trim(s) as source from unnest(string_to_array(:'sources', ',')) as s) as named where source <> '' \gexec
