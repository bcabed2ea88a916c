/** What an admin has said a source's own code means: laid over the built-in map of the source. */
export interface StatusMapping {
  /** All accounts of one adapter, or one account alone. */
  scope: 'adapter' | 'source';
  /** Name of the adapter (`kuaidi100`) or of the account (`kuaidi100-east`). */
  of: string;
  sourceCode: string;
  /** Only where the source's words hold this. */
  contains?: string;
  /** Canonical code; one of POSTABLE_CODES. */
  code: string;
  /** `<party>.<cause>` of DOMAIN 3.3. */
  reason?: string;
  /** Version of the map in which it came to say this. */
  since: number;
}

/** Whose code it is. */
export type CodeScope = Pick<StatusMapping, 'scope' | 'of' | 'sourceCode'>;

/** Everything that is to hold for one code from now on; no rows take the shop's own word on it back. */
export interface MappingChange extends CodeScope {
  rows: readonly { contains?: string; code: string; reason?: string }[];
}

/** One line of the difference between two versions. */
export interface MappingDifference extends CodeScope {
  contains?: string;
  before: { code: string; reason?: string } | null;
  after: { code: string; reason?: string } | null;
}

/** What makes two mappings speak about the same words. */
export function mappingKey(m: CodeScope & { contains?: string }): string {
  return JSON.stringify([m.scope, m.of, m.sourceCode, foldText(m.contains ?? '')]);
}

/** Text as compared: neither case nor full and half width count. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The map after a change; what says the same as before keeps the version it came with. */
export function changeMappings(head: readonly StatusMapping[], change: MappingChange, version: number): StatusMapping[] {
  const { scope, of, sourceCode } = change;
  const others = head.filter((m) => m.scope !== scope || m.of !== of || m.sourceCode !== sourceCode);
  return inOrder([...others, ...change.rows.map((row) => ({ scope, of, sourceCode, ...row, since: version }))], head);
}

/** The map of an earlier version as a new one: what the head says differently came with this one. */
export function restoreMappings(head: readonly StatusMapping[], target: readonly StatusMapping[], version: number): StatusMapping[] {
  return inOrder(
    target.map((m) => ({ ...m, since: version })),
    head,
  );
}

function inOrder(next: readonly StatusMapping[], head: readonly StatusMapping[]): StatusMapping[] {
  const held = new Map(head.map((m) => [mappingKey(m), m]));
  return next
    .map((m) => {
      const before = held.get(mappingKey(m));
      return before && before.code === m.code && before.reason === m.reason ? { ...m, since: before.since } : m;
    })
    .sort((a, b) => (mappingKey(a) < mappingKey(b) ? -1 : 1));
}

/** What `after` says otherwise than `before`, by code. */
export function diffMappings(before: readonly StatusMapping[], after: readonly StatusMapping[]): MappingDifference[] {
  const [old, now] = [byKey(before), byKey(after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.flatMap((key): MappingDifference[] => {
    const [from, to] = [old.get(key), now.get(key)];
    if (from && to && from.code === to.code && from.reason === to.reason) return [];
    const { scope, of, sourceCode, contains } = (to ?? from)!;
    return [{ scope, of, sourceCode, ...(contains ? { contains } : {}), before: meaning(from), after: meaning(to) }];
  });
}

function byKey(mappings: readonly StatusMapping[]): Map<string, StatusMapping> {
  return new Map(mappings.map((m) => [mappingKey(m), m]));
}

function meaning(m: StatusMapping | undefined): MappingDifference['after'] {
  return m ? { code: m.code, ...(m.reason ? { reason: m.reason } : {}) } : null;
}
