import { SOURCES } from '@/server/sources/registry';

/** Names an account's `adapter` can have: every vendor's folder, and `canonical` for a system that posts to the REST interface. */
export const ADAPTERS: readonly [string, ...string[]] = ['canonical', ...Object.keys(SOURCES).sort()];

/** For people who set up an account: each vendor and the secrets it needs. */
export const SECRETS_BY_ADAPTER = Object.values(SOURCES)
  .map(
    ({ code, secretNames }) =>
      `${code}: ${secretNames.map((n) => (n.endsWith('?') ? `\`${n.slice(0, -1)}\` (optional)` : `\`${n}\``)).join(', ')}`,
  )
  .sort()
  .join('; ');
