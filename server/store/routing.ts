import { DEFAULT_ROUTING, type RoutingRule } from '../domain/duty/routing';
import type { Queryable } from './context';
import { readNewestVersion } from './knowledge-version';

/** The routing table in force. */
export async function readRouting(db: Queryable): Promise<readonly RoutingRule[]> {
  return (await readNewestVersion<RoutingRule[]>(db, 'routing'))?.body ?? DEFAULT_ROUTING;
}
