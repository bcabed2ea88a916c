import { readAs } from '../read-json';
import { type Delivery, emptyReport, type Parsed, type SourceAccount } from '../source';
import { readPushForm } from './push-form';
import { pushSchema, trackSchema } from './push-schema';
import { readTrack } from './read-track';

/** Kinds of request that tell where shipments are: plain, enhanced, with cash on delivery, and what a subscription pushes. */
const TRACKING_REQUESTS = ['101', '102', '107', '1008', '8008'];

/** A push of 快递鸟 (INTEGRATIONS B4): full lists of traces of several shipments, oldest first. One bad item spoils no other. */
export function parsePush(delivery: Delivery, account: SourceAccount): Parsed {
  const form = readPushForm(delivery.body);
  if (form.requestData === null) return { kind: 'unreadable', reason: 'the form has no field RequestData' };
  if (form.requestType && !TRACKING_REQUESTS.includes(form.requestType))
    return { kind: 'ignored', reason: 'the RequestType tells nothing about where a shipment is' };
  let json: unknown;
  try {
    json = JSON.parse(form.requestData);
  } catch {
    return { kind: 'unreadable', reason: 'RequestData is not JSON' };
  }
  const push = readAs(json, pushSchema, 'push');
  if (push.kind === 'unreadable') return push;
  const report = emptyReport();
  for (const item of push.value.Data) {
    const track = readAs(item, trackSchema, 'item of a push');
    const fault = track.kind === 'unreadable' ? track.reason : readTrack(track.value, report, account, delivery.receivedAt);
    if (fault) report.unreadable.push(fault);
  }
  const isNothing = report.facts.length === 0 && report.unreadable.length > 0;
  if (push.value.Data.length === 0) return { kind: 'ignored', reason: 'the push holds no shipment' };
  return isNothing ? { kind: 'unreadable', reason: report.unreadable[0]! } : { kind: 'report', report };
}
