-- Of each code that nobody has mapped the newest facts are looked at, however many there are.
drop index "fact_unmapped_idx";
create index "fact_unmapped_idx" on "fact" ("source", ("body" ->> 'sourceCode'), "received_at" desc) where "code" is null;
