import type { Contact } from '@/server/domain/order/contact';
import type { Context } from '@/server/store/context';
import { readRequests } from '@/server/store/customer-request';

interface OrderContact {
  orderId: string;
  contact: Contact;
}

/**
 * Contacts as an order's master tells them, with the address that the warehouse has confirmed since where the master still
 * tells the one it replaced. A third address is the master's own later change and stands. Only orders of which `isMoved` says
 * that a new address was confirmed cost a read.
 */
export async function keepAppliedAddresses(
  tx: Context,
  contacts: readonly OrderContact[],
  isMoved: (orderId: string) => boolean,
): Promise<readonly OrderContact[]> {
  if (!contacts.some(({ orderId }) => isMoved(orderId))) return contacts;
  const kept: OrderContact[] = [];
  for (const told of contacts) kept.push(isMoved(told.orderId) ? await keep(tx, told) : told);
  return kept;
}

async function keep(tx: Context, told: OrderContact): Promise<OrderContact> {
  const rows = await readRequests(tx.db, told.orderId);
  const applied = rows.find((row) => row.kind === 'address' && row.state === 'done')?.details;
  if (!applied?.address || applied.replaced !== told.contact.address) return told;
  const { postcode: _old, ...contact } = told.contact;
  return { ...told, contact: { ...contact, address: applied.address, ...(applied.postcode ? { postcode: applied.postcode } : {}) } };
}
