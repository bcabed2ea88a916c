import { HOUR, type Instant } from '@/server/domain/shared/instant';
import { newToken } from '@/server/platform/ids';
import { sealJson, unsealJson } from './sealed-json';

const LIFETIME_MS = 2 * HOUR;

/** Stands sealed in a form: for which page it was made, and the number that makes sending it twice harmless. */
interface Ticket {
  path: string;
  nonce: string;
  until: Instant;
}

export function actionTicket(path: string, now: Instant): string {
  const ticket: Ticket = { path, nonce: newToken(16), until: now + LIFETIME_MS };
  return sealJson(ticket);
}

/** The ticket's number; null for one that is not ours, was made for another page, or is too old. */
export function nonceOf(sealed: string | null, path: string, now: Instant): string | null {
  const ticket = unsealJson<Ticket>(sealed);
  return ticket && ticket.path === path && ticket.until > now ? ticket.nonce : null;
}
