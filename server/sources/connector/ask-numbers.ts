import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND } from '@/server/domain/shared/instant';
import { canonicalCarrier } from '@/server/domain/tracking/carriers';
import type { Pulled, Puller } from '../puller';
import type { SourceAccount } from '../source';
import type { Watch } from '../subscriber';
import { HostSession } from './host-session';
import { openSettings } from './open-settings';
import { parseDelivery } from './parse-delivery';
import { readRows } from './read-rows';

/** Asking a system about tracking numbers, as the account's settings say. */
export const askNumbers: Puller = {
  perCall: 20,
  paceMs: SECOND,
  restMs: 30 * 60 * SECOND,
  missing: (account) => (openSettings(account)?.ask ? null : 'the account has no settings that say how to ask about a number'),
  covers(carrier, account) {
    const known = openSettings(account)?.ask?.carriers ?? [];
    return known.some((name) => canonicalCarrier(name) === canonicalCarrier(carrier)) ? 'knows' : 'no';
  },
  needsPhone: (_carrier, account) => JSON.stringify(openSettings(account)?.ask?.request ?? {}).includes('{phone}'),
  async ask(account, watches) {
    const settings = openSettings(account);
    if (!settings?.ask) return watches.map(() => ({ outcome: 'config', detail: 'the account has no settings that can be used' }));
    const session = new HostSession(settings.ask, settings, account, async (ms) => {
      if (ms > 0) await sleep(ms);
    });
    const opened = await session.signIn();
    if (opened.kind === 'failed') return watches.map(() => ({ outcome: 'config', detail: opened.reason }));
    const answers: Pulled[] = [];
    for (const watch of watches) answers.push(await askOne(session, account, watch));
    return answers;
  },
  read: parseDelivery,
};

async function askOne(session: HostSession, account: SourceAccount, { shipment, phoneTail }: Watch): Promise<Pulled> {
  const settings = openSettings(account)!;
  const { request } = settings.ask!;
  if (!phoneTail && askNumbers.needsPhone(shipment.carrier, account)) return { outcome: 'needs_phone', detail: 'no phone is known' };
  const answer = await session.call(request, { number: shipment.trackingNo, phone: phoneTail ?? '' });
  if (answer.kind === 'failed') {
    if (answer.status === 404) return { outcome: 'nothing' };
    const isOurs = answer.status === 401 || answer.status === 403;
    return { outcome: isOurs ? 'config' : 'retry', detail: answer.reason };
  }
  const owner = { ...account, askedNumber: shipment.trackingNo };
  const read = readRows(answer.body, answer.headers['content-type'] ?? null, settings, owner);
  if (read.kind === 'failure') return { outcome: 'refused', detail: `it says: ${read.reason}`, isBadNumber: false };
  if (read.kind === 'unreadable') return { outcome: 'retry', detail: read.reason };
  return read.rows.length === 0 ? { outcome: 'nothing' } : { outcome: 'told', body: answer.body };
}
