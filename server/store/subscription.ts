import type { Instant } from '../domain/shared/instant';
import { FREE_REASONS, type Subscription, type SubscriptionState } from '../domain/subscription/subscription';
import type { Queryable } from './context';

/** A tracking number with one vendor account. */
export interface SubscriptionRow extends Subscription {
  /** Name of the source account. */
  source: string;
  shipmentKey: string;
  /** Order whose contact answers when the vendor asks for the phone. */
  orderId: string;
  changedAt: Instant;
}

/** A number as it is held; `isLeft`: it was to be watched by an account that was switched off. */
export interface HeldSubscription extends SubscriptionRow {
  isLeft: boolean;
}

const IS_LEFT = `(s.state in ('wanted', 'active') and exists (select 1 from source a where a.name = s.source and not a.enabled))`;
const COLUMNS = `source, shipment_key as "shipmentKey", order_id as "orderId", state, reason, attempts, renewals, due_at as "dueAt", changed_at as "changedAt"`;

/** A shipment that an order was linked to and nobody has yet considered subscribing. */
export interface NewLink {
  shipmentKey: string;
  orderId: string;
  shop: string;
  /** Somebody waits for the order: it is open and no import of past orders. */
  isAwaited: boolean;
}

/** Locks up to `limit` links that were not considered, oldest first; links that another worker holds are passed over. */
export async function lockNewLinks(db: Queryable, limit: number): Promise<NewLink[]> {
  const { rows } = await db.query<NewLink>({
    name: 'subscription-new-links',
    text: `select l.shipment_key as "shipmentKey", l.order_id as "orderId", o.shop, o.open and not o.history as "isAwaited"
           from shipment_link l join orders o on o.id = l.order_id
           where not l.considered order by l.created_at limit $1 for update of l skip locked`,
    values: [limit],
  });
  return rows;
}

/** Says of links that they were considered. */
export async function markConsidered(db: Queryable, links: readonly NewLink[]): Promise<void> {
  await db.query({
    name: 'subscription-considered',
    text: `update shipment_link l set considered = true from unnest($1::text[], $2::uuid[]) as c(shipment_key, order_id)
           where l.shipment_key = c.shipment_key and l.order_id = c.order_id`,
    values: [links.map((l) => l.shipmentKey), links.map((l) => l.orderId)],
  });
}

/** Has the shipments of awaited orders that nobody watches considered anew, as after an account was set up or switched off; answers how many. */
export async function considerAgain(db: Queryable): Promise<number> {
  const { rowCount } = await db.query(
    `update shipment_link l set considered = false from orders o where o.id = l.order_id and o.open and not o.history and l.considered
       and not exists (select 1 from subscription s where s.shipment_key = l.shipment_key
                       and s.state <> 'refused' and coalesce(s.reason, '') <> all($1::text[]) and not ${IS_LEFT})`,
    [FREE_REASONS],
  );
  return rowCount ?? 0;
}

/** Subscriptions of some shipments, with whichever account. */
export async function readSubscriptions(db: Queryable, shipmentKeys: readonly string[]): Promise<HeldSubscription[]> {
  const text = `select ${COLUMNS}, ${IS_LEFT} as "isLeft" from subscription s where shipment_key = any($1::text[]) order by source, shipment_key`;
  const { rows } = await db.query<HeldSubscription>({ name: 'subscription-read', text, values: [shipmentKeys] });
  return rows;
}

/** Writes new subscriptions; one that is there stays as it is, unless its number had gone to another account, or rested, and now comes back. */
export async function addSubscriptions(db: Queryable, rows: readonly Omit<SubscriptionRow, 'changedAt'>[]): Promise<void> {
  if (rows.length === 0) return;
  await db.query({
    name: 'subscription-add',
    text: `insert into subscription (source, shipment_key, order_id, state, reason, due_at)
           select * from unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[])
           on conflict (source, shipment_key) do update set order_id = excluded.order_id, state = excluded.state, reason = excluded.reason,
             attempts = 0, renewals = 1, due_at = excluded.due_at, leased_until = null, changed_at = excluded.changed_at
           where subscription.reason = any($7::text[])`,
    values: [
      rows.map((r) => r.source),
      rows.map((r) => r.shipmentKey),
      rows.map((r) => r.orderId),
      rows.map((r) => r.state),
      rows.map((r) => r.reason),
      rows.map((r) => (r.dueAt === null ? null : new Date(r.dueAt))),
      FREE_REASONS,
    ],
  });
}

/** Locks the numbers of an account about which service is to decide, by number. */
export async function lockUndecided(db: Queryable, source: string): Promise<SubscriptionRow[]> {
  const text = `select ${COLUMNS} from subscription where source = $1 and state = 'undecided' order by shipment_key for update`;
  return (await db.query<SubscriptionRow>({ name: 'subscription-undecided', text, values: [source] })).rows;
}

/** Takes up to `limit` due calls of one account for `leaseMs`, one kind of call at a time, the longest overdue first. */
export async function claimDueSubscriptions(
  db: Queryable,
  claim: { source: string; state: 'wanted' | 'stopping'; now: Instant; leaseMs: number; limit: number },
): Promise<SubscriptionRow[]> {
  const { rows } = await db.query<SubscriptionRow>({
    name: 'subscription-claim',
    text: `update subscription s set leased_until = $4 from (
             select source as s0, shipment_key as k0 from subscription
             where source = $1 and state = $2 and due_at <= $3 and (leased_until is null or leased_until <= $3)
             order by due_at limit $5 for update skip locked
           ) due where s.source = due.s0 and s.shipment_key = due.k0 returning ${COLUMNS}`,
    values: [claim.source, claim.state, new Date(claim.now), new Date(claim.now + claim.leaseMs), claim.limit],
  });
  return rows;
}

/** Saves what became of a subscription unless somebody else changed its state since it was read; answers whether it did. */
export async function saveSubscription(
  db: Queryable,
  row: Pick<SubscriptionRow, 'source' | 'shipmentKey'>,
  before: SubscriptionState,
  after: Subscription,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'subscription-save',
    text: `update subscription set state = $4, reason = $5, attempts = $6, renewals = $7, due_at = $8, leased_until = null,
             changed_at = case when state = $4 then changed_at else $9 end
           where source = $1 and shipment_key = $2 and state = $3`,
    values: [
      row.source,
      row.shipmentKey,
      before,
      after.state,
      after.reason?.slice(0, 200) ?? null,
      after.attempts,
      after.renewals,
      after.dueAt === null ? null : new Date(after.dueAt),
      new Date(now),
    ],
  });
  return rowCount === 1;
}

/** The next running subscriptions after a key whose orders nobody waits for any more; closed for a day, so that a return may still begin. */
export async function findOutlivedSubscriptions(
  db: Queryable,
  after: { source: string; shipmentKey: string },
  closedBefore: Instant,
  limit: number,
): Promise<SubscriptionRow[]> {
  const { rows } = await db.query<SubscriptionRow>({
    name: 'subscription-outlived',
    text: `select ${COLUMNS} from subscription s
           where state = any('{wanted,active,undecided,refused}') and (source, shipment_key) > ($1, $2)
             and not exists (select 1 from shipment_link l join orders o on o.id = l.order_id
                             where l.shipment_key = s.shipment_key and (o.open or o.updated_at > $3))
           order by source, shipment_key limit $4`,
    values: [after.source, after.shipmentKey, new Date(closedBefore), limit],
  });
  return rows;
}

/** Has a shipment considered once more: the vendor that was asked does not take it. */
export async function reconsiderShipment(db: Queryable, shipmentKey: string): Promise<void> {
  await db.query({
    name: 'subscription-reconsider',
    text: 'update shipment_link set considered = false where shipment_key = $1',
    values: [shipmentKey],
  });
}

/** Subscriptions of the shipments of one order, by shipment. */
export async function readSubscriptionsOfOrder(db: Queryable, orderId: string): Promise<SubscriptionRow[]> {
  const { rows } = await db.query<SubscriptionRow>({
    name: 'subscription-of-order',
    text: `select ${COLUMNS} from subscription where shipment_key in (select shipment_key from shipment_link where order_id = $1) order by shipment_key, changed_at`,
    values: [orderId],
  });
  return rows;
}
