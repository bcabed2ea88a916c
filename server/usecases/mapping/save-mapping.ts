import {
  changeMappings,
  diffMappings,
  type MappingChange,
  type MappingDifference,
  restoreMappings,
  type StatusMapping,
} from '@/server/domain/mapping/status-mapping';
import { type Context, inTransaction } from '@/server/store/context';
import { readNewestVersion, readVersion } from '@/server/store/knowledge-version';
import { lockName } from '@/server/store/operation';
import type { RefoldScope } from '@/server/store/refold-run';
import { forgetStatusMap } from '@/server/store/status-map';
import { registeredSources } from '../source/registered-sources';
import { accountsOf } from './accounts';
import { putVersion } from './put-version';

/** `outdated`: somebody has saved another version since the one this was made from. */
export type MappingSaved =
  | { kind: 'saved'; version: number }
  | { kind: 'unchanged'; version: number }
  | { kind: 'outdated'; version: number }
  | { kind: 'missing' };

interface Head {
  version: number;
  mappings: StatusMapping[];
}

/** The map in force; version 0 is what the product ships with: nothing laid over the built-in maps. */
export async function readMapHead(ctx: Context): Promise<Head> {
  const newest = await readNewestVersion<StatusMapping[]>(ctx.db, 'status_map');
  return { version: newest?.version ?? 0, mappings: newest?.body ?? [] };
}

/** Says what a code means from now on, as a further version; facts that carry it are given the new meaning by a job. */
export function saveMapping(ctx: Context, input: { base: number; change: MappingChange; note: string; by: string }): Promise<MappingSaved> {
  return put(ctx, { ...input, restores: null }, async (_tx, head) => changeMappings(head.mappings, input.change, head.version + 1));
}

/** Brings an earlier version back as a further one; 0 is the map that the product ships with. */
export function restoreMap(ctx: Context, input: { base: number; version: number; by: string }): Promise<MappingSaved> {
  return put(ctx, { base: input.base, by: input.by, note: '', restores: input.version }, async (tx, head) => {
    const target = input.version === 0 ? [] : (await readVersion<StatusMapping[]>(tx.db, 'status_map', input.version))?.body;
    return target ? restoreMappings(head.mappings, target, head.version + 1) : null;
  });
}

interface Put {
  base: number;
  note: string;
  restores: number | null;
  by: string;
}

async function put(
  ctx: Context,
  { base, note, restores, by }: Put,
  makeNext: (tx: Context, head: Head) => Promise<StatusMapping[] | null>,
): Promise<MappingSaved> {
  const saved = await inTransaction(ctx, async (tx): Promise<MappingSaved> => {
    await lockName(tx.db, 'knowledge:status_map');
    const head = await readMapHead(tx);
    if (head.version !== base) return { kind: 'outdated', version: head.version };
    const body = await makeNext(tx, head);
    if (!body) return { kind: 'missing' };
    const difference = diffMappings(head.mappings, body);
    if (difference.length === 0) return { kind: 'unchanged', version: head.version };
    const version = head.version + 1;
    const codes = await codesOf(tx, difference);
    await putVersion(tx, { kind: 'status_map', version, body, note, restores, by, told: { difference } }, (left) => withLeft(codes, left));
    return { kind: 'saved', version };
  });
  if (saved.kind === 'saved') forgetStatusMap();
  return saved;
}

type Codes = { source: string; sourceCode: string }[];

async function codesOf(tx: Context, difference: readonly MappingDifference[]): Promise<Codes> {
  const registered = await registeredSources(tx);
  return difference.flatMap((d) => accountsOf(registered, d).map((source) => ({ source, sourceCode: d.sourceCode })));
}

/** What an unfinished run has left is this one's to do. */
function withLeft(codes: Codes, left: readonly RefoldScope[]): RefoldScope {
  const all = [...codes, ...left.flatMap((scope) => (typeof scope === 'string' ? [] : scope.codes))];
  return { codes: [...new Map(all.map((c) => [JSON.stringify(c), c])).values()] };
}
