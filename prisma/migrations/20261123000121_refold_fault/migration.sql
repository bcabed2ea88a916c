-- Why a run failed is a word of a closed list from now on; the text of an error may repeat what a source said.
update refold_run set error = 'internal' where error is not null;
-- The check of read models kept the text of an error as the value that was folded.
update fold_difference set differences = (
  select jsonb_agg(case when d ->> 'stored' = 'cannot be compared' then d || '{"folded": "cannot be folded"}' else d end order by place)
    from jsonb_array_elements(differences) with ordinality as e(d, place))
 where differences::text like '%cannot be compared%';
