import { chooseContact } from '@/server/domain/consequence/choose-contact';
import type { ConsequenceOutcome } from '@/server/domain/consequence/outcome';
import { readCarrierContacts } from '@/server/store/carrier-contact';
import type { DueConsequence } from '@/server/store/consequence';
import type { Context } from '@/server/store/context';
import { insertNotices } from '@/server/store/notice-write';
import { CONTACT } from '../notice/decide-for-contact';
import type { TicketGround } from '../ticket/lock-ticket';

/** Writes to whoever answers at the carrier for the parcel's lane; of a stall of the order itself for each of its parcels. */
export async function askCarrier(tx: Context, due: DueConsequence, { document }: TicketGround): Promise<ConsequenceOutcome> {
  const { stall } = due;
  if (!stall) return 'skipped';
  const { shipments, origin, destination } = document.state;
  const parcels = shipments.filter((s) => (stall.shipmentKey === '' ? !s.isReturn : s.key === stall.shipmentKey));
  let asked = 0;
  for (const { key, carrier, trackingNo } of parcels) {
    const contact = chooseContact(await readCarrierContacts(tx.db, carrier), { carrier, origin, destination });
    if (!contact) continue;
    const { rule, shipmentKey, since, reason } = stall;
    const city = destination?.city ?? destination?.province;
    const params = { rule, shipmentKey, since, reason, carrier, trackingNo, ...(city ? { city } : {}) };
    const cause = `ask_carrier:${due.id}:${key}`;
    const intent = { cause, recipient: `${CONTACT}${contact.id}` as const, template: 'carrier.ask', params, dueAt: tx.now() };
    await insertNotices(tx.db, [{ orderId: due.orderId, intent }]);
    asked += 1;
  }
  return asked > 0 ? 'done' : 'nobody';
}
