import { z } from 'zod';
import fleet from '@/docs/connectors/fleet-xml.json';
import kingdeeOrders from '@/docs/connectors/kingdee-orders.json';
import kingdeeOutbound from '@/docs/connectors/kingdee-outbound.json';
import warehouse from '@/docs/connectors/warehouse-push.json';
import { connectorSettings } from '@/server/domain/connector/connector-settings';
import { SOURCE_KINDS } from '@/server/domain/tracking/fact';
import { CARRIER_FORMATS } from './carrier-formats';
import { VENDOR_FORMATS } from './vendor-formats';

const exampleSchema = z.object({
  name: z.string(),
  kind: z.enum(SOURCE_KINDS),
  timeZone: z.string().optional(),
  settings: connectorSettings,
});

/** An account to begin with: hosts and names are made up, carriers' formats are their own. */
export type ExampleConnector = z.output<typeof exampleSchema>;

const SYSTEMS: readonly { name: string }[] = [kingdeeOrders, kingdeeOutbound, warehouse, fleet];
const byName = new Map<string, unknown>([
  ...SYSTEMS.map((one) => [one.name, one] as const),
  ...Object.entries(VENDOR_FORMATS),
  ...Object.entries(CARRIER_FORMATS),
]);

/** Names of the connectors of docs/connectors: systems first, then aggregators and shops, then carriers. */
export function listExampleConnectors(): string[] {
  return [...byName.keys()];
}

/** One of them; null when there is none of that name. */
export function readExampleConnector(name: string): ExampleConnector | null {
  const example = byName.get(name);
  return example === undefined ? null : exampleSchema.parse(example);
}
