import { readFileSync } from 'node:fs';
import { connectorSettings } from '@/server/domain/connector/connector-settings';
import type { SourceKind } from '@/server/domain/tracking/fact';
import type { ConnectorInput } from '@/server/usecases/source/save-connector';

/** An example of docs/connectors as an account: asked at `host` in place of its made-up one, with these secrets. */
export function exampleConnector(name: string, secrets: Record<string, string>, host?: string): ConnectorInput {
  const text = readFileSync(new URL(`../../docs/connectors/${name}.json`, import.meta.url), 'utf8');
  const example = JSON.parse(host ? text.replace(/https:\/\/\w+\.example\.com/g, host) : text);
  if (example.settings.pull) Object.assign(example.settings.pull, { perMinute: 6000, privateHosts: ['127.0.0.1'] });
  return {
    name: example.name,
    kind: example.kind as SourceKind,
    shop: example.shop ?? null,
    timeZone: example.timeZone,
    settings: connectorSettings.parse(example.settings),
    secrets,
    by: 'system',
  };
}
