import type { Medium } from '@/server/domain/notice/medium';
import { canonicalCarrier } from '@/server/domain/tracking/carriers';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import {
  type CarrierContact,
  deleteCarrierContact,
  readCarrierContact,
  readCarrierContacts,
  saveCarrierContact,
} from '@/server/store/carrier-contact';
import { type Context, inTransaction } from '@/server/store/context';
import { readAddress, readyMedia, STAFF_MEDIA } from '../staff/keep-own-reach';

export interface CarrierContacts {
  contacts: CarrierContact[];
  /** Media to reach them on, and whether each is set up on this installation. */
  media: { medium: Medium; isReady: boolean }[];
}

/** Everybody at carriers who is asked when a parcel stands still. */
export async function readContacts(ctx: Context): Promise<CarrierContacts> {
  const ready = await readyMedia(ctx);
  const media = STAFF_MEDIA.map((medium) => ({ medium, isReady: ready.has(medium) }));
  return { contacts: await readCarrierContacts(ctx.db), media };
}

export interface ContactWish {
  /** Left out: a new one. */
  id?: string;
  carrier: string;
  /** Region of a lane; empty is any. */
  origin: string;
  destination: string;
  name: string;
  medium: Medium;
  /** As it was typed. */
  address: string;
  by: string;
}

export type ContactKept = { kind: 'kept'; id: string } | { kind: 'unreadable' | 'no_carrier' | 'missing' };

/** Keeps who is asked at a carrier. The audit log holds neither name nor address. */
export async function keepContact(ctx: Context, wish: ContactWish): Promise<ContactKept> {
  const carrier = canonicalCarrier(wish.carrier);
  const address = readAddress(wish.medium, wish.address);
  if (carrier.trim() === '') return { kind: 'no_carrier' };
  if (address === null) return { kind: 'unreadable' };
  return inTransaction(ctx, async (tx): Promise<ContactKept> => {
    if (wish.id && !(await readCarrierContact(tx.db, wish.id))) return { kind: 'missing' };
    const id = wish.id ?? newId(tx.now());
    const [origin, destination] = [wish.origin.trim() || null, wish.destination.trim() || null];
    const { name, medium, by } = wish;
    await saveCarrierContact(tx.db, { id, carrier, origin, destination, medium, name: name.trim(), address, changedAt: tx.now() }, by);
    const detail = { carrier, origin, destination, medium, isNew: wish.id === undefined };
    await writeAudit(tx.db, { actor: by, action: 'carrier_contact.kept', subject: `carrier_contact:${id}`, detail });
    return { kind: 'kept', id };
  });
}

/** Forgets who is asked at a carrier; messages to them that wait are not sent. */
export async function dropContact(ctx: Context, input: { id: string; by: string }): Promise<{ kind: 'dropped' | 'missing' }> {
  return inTransaction(ctx, async (tx) => {
    if (!(await deleteCarrierContact(tx.db, input.id))) return { kind: 'missing' };
    await writeAudit(tx.db, { actor: input.by, action: 'carrier_contact.dropped', subject: `carrier_contact:${input.id}` });
    return { kind: 'dropped' };
  });
}
