import type { Watch } from '@/server/sources/subscriber';
import { readContact } from '@/server/store/contact';
import type { Context } from '@/server/store/context';
import { splitShipmentKey } from '@/server/store/shipment';

/** A shipment as vendors are asked about it, with the end of the recipient's phone only where the carrier wants it. */
export async function watchOf(
  ctx: Context,
  wish: { shipmentKey: string; orderId: string; isRenewal: boolean },
  needsPhone: (carrier: string) => boolean,
): Promise<Watch> {
  const shipment = splitShipmentKey(wish.shipmentKey);
  const phone = needsPhone(shipment.carrier) ? (await readContact(ctx.db, wish.orderId))?.phone : undefined;
  return { shipment, isRenewal: wish.isRenewal, ...(phone ? { phoneTail: phone.slice(-4) } : {}) };
}
