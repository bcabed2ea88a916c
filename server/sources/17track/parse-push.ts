import { readJsonAs } from '../read-json';
import type { Delivery, Parsed, SourceAccount } from '../source';
import { pushSchema } from './push-schema';
import { readTrack } from './read-track';

/** A webhook of 17TRACK, version 2 (INTEGRATIONS B2): one number with every event, or the word that it is watched no more. */
export function parsePush(delivery: Delivery, account: SourceAccount): Parsed {
  const push = readJsonAs(delivery.body, pushSchema, 'webhook');
  if (push.kind === 'unreadable') return push;
  const { event, data } = push.value;
  if (event !== 'TRACKING_UPDATED' && event !== 'TRACKING_STOPPED')
    return { kind: 'ignored', reason: 'the event tells nothing about where a shipment is' };
  return readTrack(data, account, delivery.receivedAt, event === 'TRACKING_STOPPED');
}
