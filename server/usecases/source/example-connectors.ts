import fleet from '@/docs/connectors/fleet-xml.json';
import kingdeeOrders from '@/docs/connectors/kingdee-orders.json';
import kingdeeOutbound from '@/docs/connectors/kingdee-outbound.json';
import warehouse from '@/docs/connectors/warehouse-push.json';
import { type ConnectorSettings, connectorSettings } from '@/server/domain/connector/connector-settings';
import type { SourceKind } from '@/server/domain/tracking/fact';

/** An account to begin with: hosts and names are made up. */
export interface ExampleConnector {
  name: string;
  kind: SourceKind;
  settings: ConnectorSettings;
}

/** The connectors of docs/connectors. */
export const EXAMPLE_CONNECTORS: readonly ExampleConnector[] = [kingdeeOrders, kingdeeOutbound, warehouse, fleet].map(
  ({ name, kind, settings }) => ({ name, kind: kind as SourceKind, settings: connectorSettings.parse(settings) }),
);
