-- Whom stalls were told of lately, among steps that nobody was told of.
create index step_span_told_at_idx on step_span (told_at) where told_at is not null;
