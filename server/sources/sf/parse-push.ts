import { ordinalAmongEquals } from '../order-list';
import { readAs } from '../read-json';
import { type Delivery, emptyReport, type Parsed, type SourceAccount } from '../source';
import { readPushBody } from './push-body';
import { readRoute } from './read-route';
import { pushSchema, routeSchema } from './route-schema';

/** A push of SF's RoutePushService (INTEGRATIONS B4): at most ten new scans of any waybills. One bad scan spoils no other. */
export function parsePush(delivery: Delivery, account: SourceAccount): Parsed {
  const { json } = readPushBody(delivery.body);
  if (json === undefined) return { kind: 'unreadable', reason: 'the body is neither JSON nor a form with msgData or content' };
  const push = pushSchema.safeParse(json);
  if (!push.success) return { kind: 'unreadable', reason: 'no route push: WaybillRoute is missing or wrong' };
  const list = Array.isArray(push.data.WaybillRoute) ? push.data.WaybillRoute : [push.data.WaybillRoute];
  const report = emptyReport();
  const countEqual = ordinalAmongEquals();
  for (const [ordinal, item] of list.entries()) {
    const route = readAs(item, routeSchema, 'scan');
    const fact = route.kind === 'unreadable' ? route.reason : readRoute(route.value, account, countEqual, ordinal);
    if (typeof fact === 'string') report.unreadable.push(fact);
    else report.facts.push(fact);
  }
  if (list.length === 0) return { kind: 'ignored', reason: 'the push holds no scan' };
  return report.facts.length === 0 ? { kind: 'unreadable', reason: report.unreadable[0]! } : { kind: 'report', report };
}
