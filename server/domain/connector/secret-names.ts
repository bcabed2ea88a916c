import type { ConnectorSettingsInput } from './connector-settings';

/** Names of the secrets that an account with these settings has to have. */
export function secretNames({ push, pull, ask }: Pick<ConnectorSettingsInput, 'push' | 'pull' | 'ask'>): string[] {
  const names = new Set<string>();
  if (push && push.verification.scheme !== 'secret_address') names.add('signing');
  if (push?.verification.scheme === 'wechat_message') names.add('aes_key');
  for (const [, name] of JSON.stringify([pull, ask]).matchAll(/\{secret:([a-z][a-z0-9_]*)\}/g)) names.add(name!);
  return [...names];
}
