import { type ConnectorSettings, connectorSettings } from '@/server/domain/connector/connector-settings';
import type { SourceAccount } from '../source';

const opened = new WeakMap<object, ConnectorSettings>();

/** The settings of an account; null when it has none that can be used. Parsed once for each time the account was read. */
export function openSettings({ settings }: Pick<SourceAccount, 'settings'>): ConnectorSettings | null {
  if (typeof settings !== 'object' || settings === null) return null;
  const known = opened.get(settings);
  if (known) return known;
  const read = connectorSettings.safeParse(settings);
  if (!read.success) return null;
  opened.set(settings, read.data);
  return read.data;
}
