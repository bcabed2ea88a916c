import { postedEvent } from '@/server/domain/intake/event-schema';
import type { PostedEvent } from '@/server/domain/intake/posted-event';
import { toIso } from '@/server/domain/shared/instant';
import { type Context, inTransaction } from '@/server/store/context';
import { type InboxOutcome, type InboxRow, lockNewInboxRows, settleInboxRows } from '@/server/store/inbox';
import { type ReadInboxRow, recordInboxRows } from './record-inbox-rows';
import { recordPostedEvents } from './record-posted-events';

const MOST_A_ROUND = 500;

/** Fields of an event by the column that holds them, for whoever reads the refusal. */
const COLUMNS: Record<string, string> = {
  orderNo: 'order_no',
  sourceCode: 'source_code',
  eventId: 'event_id',
  occurredAt: 'occurred_at',
  expectedBy: 'expected_by',
  shipment: 'tracking_no',
  'shipment.carrier': 'carrier',
  'shipment.trackingNo': 'tracking_no',
  'place.text': 'place',
  'place.province': 'province',
  'place.city': 'city',
  payment: 'payment_no',
  'payment.paymentNo': 'payment_no',
  'payment.method': 'payment_method',
  'payment.amount': 'payment_amount',
  'payment.currency': 'payment_currency',
  'payment.state': 'payment_state',
};

/**
 * Takes what systems without an interface wrote into `inbox_event`, oldest first, as if it had been posted. The rows stay
 * locked until they say what became of them: two workers never take the same, and rows whose worker dies in between are
 * taken again, which then finds the events recorded. Answers how many were taken.
 */
export async function takeInbox(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const rows = await lockNewInboxRows(tx.db, MOST_A_ROUND);
    if (rows.length === 0) return 0;
    const read = rows.map(readRow);
    const refused = read.flatMap((one) => ('state' in one ? [one] : []));
    const events = read.flatMap((one) => ('said' in one ? [one] : []));
    // recorded by transactions of their own: what is recorded is recorded, whatever becomes of this one
    const recorded = await recordInboxRows(ctx, 'inbox_event', events, (said) => recordPostedEvents(ctx, { events: said }));
    await settleInboxRows(tx.db, 'inbox_event', [...refused, ...recorded.map(byColumn)], ctx.now());
    return rows.length;
  });
}

function readRow(row: InboxRow): ReadInboxRow<PostedEvent> | InboxOutcome {
  const given = <T extends object>(object: T) => {
    const told = Object.entries(object).filter(([, value]) => value !== null && value !== '');
    return told.length > 0 ? Object.fromEntries(told) : undefined;
  };
  const { id, carrier, trackingNo, occurredAt, expectedBy } = row;
  const read = postedEvent.safeParse({
    ...given({ source: row.source, shop: row.shop, orderNo: row.orderNo, code: row.code, sourceCode: row.sourceCode }),
    ...given({ eventId: row.eventId, note: row.note, warehouse: row.warehouse }),
    ...given({ occurredAt: occurredAt && toIso(occurredAt), expectedBy: expectedBy && toIso(expectedBy) }),
    shipment: given({ carrier, trackingNo }),
    place: given({ text: row.place, province: row.province, city: row.city }),
    payment: given({
      paymentNo: row.paymentNo,
      method: row.paymentMethod,
      amount: row.paymentAmount,
      currency: row.paymentCurrency,
      state: row.paymentState,
    }),
  });
  if (read.success) return { id, said: read.data };
  const issue = read.error.issues[0]!;
  return byColumn({ id, state: 'refused', field: issue.path.join('.'), reason: issue.message });
}

function byColumn(outcome: InboxOutcome): InboxOutcome {
  return outcome.field === undefined ? outcome : { ...outcome, field: COLUMNS[outcome.field] ?? outcome.field };
}
