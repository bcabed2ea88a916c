import type { Instant } from '@/server/domain/shared/instant';
import { newContext } from '@/server/store/context';
import { type ListedOrder, listOwnOrders } from '@/server/usecases/owner/list-own-orders';
import { listSessionsBeside, type SessionBeside, sessionDays } from '@/server/usecases/owner/resume-session';
import { clientAddress, clientNetwork } from '../client-address';
import { takeFromLimit } from '../rate-limits';
import { type OwnerCookie, readOwnerCookie } from './owner-cookie';
import { ownerOf } from './owner-of';

export interface OwnOrders {
  owner: OwnerCookie;
  orders: ListedOrder[];
  /** Other browsers that have proved the same phone. */
  sessions: SessionBeside[];
  /** Days that this session may rest. */
  days: number;
  /** What `?before=` of the next page is; null on the last. */
  next: string | null;
  now: Instant;
}

/** A page of the orders of whoever has proved a phone in this browser; null for everybody else. Throws `rate_limited`. */
export async function openOwnOrders(request: Request): Promise<OwnOrders | null> {
  await takeFromLimit('page', clientNetwork(clientAddress(request)));
  const ctx = newContext();
  const owner = readOwnerCookie(request);
  const phoneHash = await ownerOf(ctx, request);
  if (!owner || phoneHash === null) return null;
  const page = await listOwnOrders(ctx, { phoneHash, before: readCursor(new URL(request.url).searchParams.get('before')) });
  const sessions = await listSessionsBeside(ctx, { token: owner.token });
  return { owner, sessions, days: await sessionDays(ctx), orders: page.orders, next: writeCursor(page.next), now: ctx.now() };
}

/** A place in the list as it stands in an address. */
export function writeCursor(next: { placedAt: Instant; id: string } | null): string | null {
  return next && `${next.placedAt.toString(36)}.${next.id}`;
}

const CURSOR = /^([0-9a-z]{1,12})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
const LATEST = 8.64e15;

/** Anything that is no cursor of ours begins at the front. */
export function readCursor(text: string | null): { placedAt: Instant; id: string } | undefined {
  const [, at, id] = CURSOR.exec(text ?? '') ?? [];
  const placedAt = at ? Number.parseInt(at, 36) : Number.NaN;
  return id && placedAt <= LATEST ? { placedAt, id } : undefined;
}
