-- keyed hashes of the pairs of letters in a report: it is found by its words and stays encrypted
alter table case_report add column terms text[] not null default '{}';
create index case_report_terms_idx on case_report using gin (terms);
