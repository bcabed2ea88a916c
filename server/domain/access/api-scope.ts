/** What an API key may do: `ingest` writes orders and events, `read` reads them, `admin` may do everything. */
export const API_SCOPES = ['ingest', 'read', 'admin'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** True when the scopes of a key cover what a call asks for. */
export function coversScope(granted: readonly string[], needed: ApiScope): boolean {
  return granted.includes('admin') || granted.includes(needed);
}
