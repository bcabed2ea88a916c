import { MINUTE, SECOND } from '@/server/domain/shared/instant';
import type { Pulled, Puller } from '../puller';
import { readJsonAs } from '../read-json';
import { call17track, type ItemAnswer } from './call-api';
import { carrierNumber } from './carriers';
import { trackSchema } from './push-schema';
import { readTrack } from './read-track';

/** Asking 17TRACK (`gettrackinfo`) about numbers that are registered: forty a call, three calls a second. */
export const track17Puller: Puller = {
  perCall: 40,
  paceMs: SECOND / 3 + 20,
  restMs: 10 * MINUTE,
  missing: ({ secrets }) => (secrets.key ? null : 'the account has no key'),
  covers: (carrier) => (carrierNumber(carrier) ? 'knows' : 'recognises'),
  needsPhone: () => false,
  ask: async (account, watches) => (await call17track(account, 'gettrackinfo', watches)).map(readItem),
  read(delivery, account) {
    const track = readJsonAs(delivery.body, trackSchema, 'item of an answer');
    return track.kind === 'unreadable' ? track : readTrack(track.value, account, delivery.receivedAt, false);
  },
};

function readItem(said: ItemAnswer): Pulled {
  if (said.kind === 'accepted') return { outcome: 'told', body: Buffer.from(JSON.stringify(said.item)) };
  if (said.kind === 'rejected' || said.answer.outcome === 'done') return { outcome: 'nothing' };
  return said.answer;
}
