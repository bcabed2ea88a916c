import type { ChannelCode, Inbound } from '@/server/channels/channel';
import { CHANNELS } from '@/server/channels/registry';
import type { ConsentWay } from '@/server/domain/consent/consent-fact';
import type { Medium } from '@/server/domain/notice/medium';
import { newId } from '@/server/platform/ids';
import { phoneHash } from '@/server/store/contact';
import type { Context } from '@/server/store/context';
import { keepOneTimeConsent, voidOneTimeConsents } from '@/server/store/one-time-consent';
import { addressHash, findByAddress, writeAddress } from '@/server/store/reach';
import { readScene } from '../notice/wechat-scene';
import { recordConsent, type Statement } from './record-consent';

/** Who an address belongs to: the phone itself on SMS, else whoever connected it. */
async function customersBehind(tx: Context, medium: Medium, address: string): Promise<string[]> {
  return medium === 'sms' ? [phoneHash(address)] : findByAddress(tx.db, medium, address);
}

/** Heeds what a person said on a channel, with the proof of it, in the given transaction. */
export async function takeWish(tx: Context, channel: ChannelCode, inbound: Inbound): Promise<void> {
  const { medium } = CHANNELS[channel];
  if (medium === 'robot') return;
  switch (inbound.kind) {
    case 'help':
      // the provider answers who we are, or nobody expects it
      tx.log.info({ channel }, 'somebody asked who writes to them');
      return;
    case 'scene': {
      const owner = await readScene(tx, inbound.scene ?? '');
      if (!owner) return;
      await writeAddress(tx.db, owner, medium, inbound.address);
      await recordConsent(tx, owner, beginAgain({ medium, way: 'connected', actor: 'customer' }));
      return;
    }
    case 'subscribed':
    case 'unsubscribed':
      return takeOneTime(tx, medium, inbound);
    case 'stop':
    case 'start': {
      const { words } = inbound;
      const by = { medium, way: wayOf(medium, words), actor: 'customer', ...(words ? { evidence: words } : {}) };
      const said: Statement[] = inbound.kind === 'stop' ? [{ ...by, topic: 'all', says: 'out' }] : beginAgain(by);
      for (const hash of await customersBehind(tx, medium, inbound.address)) await recordConsent(tx, hash, said);
      if (inbound.kind === 'stop') await voidOneTimeConsents(tx.db, { medium, address: inbound.address, at: tx.now() });
    }
  }
}

/** Who wants messages again can be reached again: the wish came from there. */
export function beginAgain(by: Omit<Statement, 'topic' | 'says'>): Statement[] {
  return [
    { ...by, topic: 'all', says: 'in' },
    { ...by, topic: 'all', says: 'unblocked' },
  ];
}

function wayOf(medium: Medium, words: string | undefined): ConsentWay {
  if (medium === 'mail') return words === 'complaint' ? 'complaint' : 'reply';
  return words === undefined && medium === 'wechat' ? 'wechat_event' : 'reply';
}

/** One more message of a template was agreed to, or none. It says nothing of the medium as a whole. */
async function takeOneTime(tx: Context, medium: Exclude<Medium, 'robot'>, { kind, address, templateId, at: told }: Inbound): Promise<void> {
  if (!templateId) return;
  const at = Math.min(told ?? tx.now(), tx.now());
  if (kind === 'subscribed') await keepOneTimeConsent(tx.db, { id: newId(tx.now()), medium, address, templateId, at });
  else await voidOneTimeConsents(tx.db, { medium, address, templateId, at });
  const known = await customersBehind(tx, medium, address);
  const said = { medium, topic: 'once', says: kind === 'subscribed' ? 'in' : 'out', way: 'wechat_event' } as const;
  // an address that nobody has connected yet stands for itself
  for (const hash of known.length > 0 ? known : [addressHash(medium, address)])
    await recordConsent(tx, hash, [{ ...said, actor: 'customer', at, evidence: templateId }]);
}
