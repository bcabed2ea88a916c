-- A step that had ended before its limit was not overdue, even where its end was told so late that a stall was opened. Of stalls
-- that kept no limit it is not known: they stay.
update step_span set stalled_at = null
 where until <= stalled_at and stalled_at <> to_timestamp((stalls -> 0 ->> 'openedAt')::bigint / 1000.0);
