import { MINUTE, SECOND } from '@/server/domain/shared/instant';
import type { Pulled, Puller } from '../puller';
import { readJsonAs } from '../read-json';
import { call17track, type ItemAnswer } from './call-api';
import { carrierNumber, carrierTag } from './carriers';
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
  async ask(account, watches) {
    const said = await call17track(account, 'gettrackinfo', watches);
    return said.map((item, i) => readItem(item, watches[i]!.shipment.carrier));
  },
  read(delivery, account) {
    const track = readJsonAs(delivery.body, trackSchema, 'item of an answer');
    return track.kind === 'unreadable' ? track : readTrack(track.value, account, delivery.receivedAt, false);
  },
};

/** The item with the carrier that was asked about, whatever tag the number was registered with. */
function readItem(said: ItemAnswer, carrier: string): Pulled {
  if (said.kind === 'accepted') return { outcome: 'told', body: Buffer.from(JSON.stringify({ ...said.item, tag: carrierTag(carrier) })) };
  if (said.kind === 'rejected' || said.answer.outcome === 'done') return { outcome: 'nothing' };
  return said.answer;
}
