/** What a call of the ingest interface would have told. */
export type IngestCall = 'orders' | 'events';

/** Why a call was refused for its API key; the two of known keys can be attributed. */
export const KEY_REFUSALS = ['no_key', 'unknown_key', 'revoked_key', 'no_scope'] as const;
export type KeyRefusal = (typeof KEY_REFUSALS)[number];

/** Of one key, bodies that are kept: so many, so large each, and so large together (bytes). */
export const KEPT_CALLS = { most: 500, largest: 1024 * 1024, together: 32 * 1024 * 1024 } as const;
