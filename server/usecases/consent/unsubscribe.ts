import type { ConsentWay, Wording } from '@/server/domain/consent/consent-fact';
import { TOPICS } from '@/server/domain/preference/preference';
import { type Context, inTransaction } from '@/server/store/context';
import { readReach } from '@/server/store/reach';
import { recordConsent, type Statement } from './record-consent';
import { readUnsubscribeLink } from './unsubscribe-link';

const MEDIUM = 'mail';

/** How it stands with the mails that a link can end: `code` is that of the order that its mail was about. */
export type MailStand = { kind: 'open'; mails: 'on' | 'needed' | 'off'; code: string } | { kind: 'gone' };

export async function readMailStand(ctx: Context, { token }: { token: string }): Promise<MailStand> {
  const link = readUnsubscribeLink(token, ctx.now());
  if (link.kind !== 'link') return { kind: 'gone' };
  const own = (await readReach(ctx.db, link.phoneHash)).find(({ medium }) => medium === MEDIUM);
  const isOff = own !== undefined && own.consent !== 'in';
  const hasOnlyNeeded = TOPICS.every((topic) => own?.topicsOff.includes(topic));
  return { kind: 'open', mails: isOff ? 'off' : hasOnlyNeeded ? 'needed' : 'on', code: link.code };
}

export interface Unsubscription {
  token: string;
  /** `all`: no mail at all; `rest`: none but what the customer needs. */
  what: 'all' | 'rest';
  way: Extract<ConsentWay, 'mail_link' | 'mail_client'>;
  /** What the page said; left out where the mail program asked in words of its own. */
  wording?: Wording;
}

/** Ends mails to whoever a link was made for, with the proof of it; doing it again changes nothing. */
export async function unsubscribe(ctx: Context, { token, what, way, wording }: Unsubscription): Promise<{ kind: 'done' | 'gone' }> {
  const link = readUnsubscribeLink(token, ctx.now());
  if (link.kind !== 'link') return { kind: 'gone' };
  const by = { medium: MEDIUM, way, actor: 'customer', ...(wording ? { wording } : {}) } as const;
  const said: Statement[] =
    what === 'all' ? [{ ...by, topic: 'all', says: 'out' }] : TOPICS.map((topic) => ({ ...by, topic, says: 'out' }));
  await inTransaction(ctx, (tx) => recordConsent(tx, link.phoneHash, said));
  return { kind: 'done' };
}
