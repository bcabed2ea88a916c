import type { CodeScope } from '@/server/domain/mapping/status-mapping';
import type { SourceRow } from '@/server/store/source';

type Registered = ReadonlyMap<string, Pick<SourceRow, 'name' | 'adapter'>>;

/** Whose map the words of an account go through: its adapter's, or its own where it posts without one. */
export function adapterOf(registered: Registered, source: string): string {
  const row = registered.get(source);
  return row && row.adapter !== 'canonical' ? row.adapter : source;
}

/** Names under which facts of a scope stand in the log. */
export function accountsOf(registered: Registered, { scope, of }: Pick<CodeScope, 'scope' | 'of'>): string[] {
  if (scope === 'source') return [of];
  return [...new Set([of, ...registered.keys()])].filter((name) => adapterOf(registered, name) === of);
}
