-- Numbers that service was to decide about, of accounts that are off: nobody can ask for them there. They rest, and are
-- considered again for the accounts that are on.
with rested as (
  update subscription s set state = 'ended', reason = 'account_off', attempts = 0, due_at = null, changed_at = current_timestamp
    from source a where a.name = s.source and not a.enabled and s.state = 'undecided' returning s.shipment_key)
update shipment_link l set considered = false from rested r, orders o
 where l.shipment_key = r.shipment_key and o.id = l.order_id and o.open and not o.history
   and not exists (select 1 from subscription s join source a on a.name = s.source
                    where s.shipment_key = l.shipment_key and a.enabled and s.state <> 'refused' and s.reason is distinct from 'moved');
