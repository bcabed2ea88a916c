import { diffMappings, type MappingDifference, type StatusMapping } from '@/server/domain/mapping/status-mapping';
import { SOURCES } from '@/server/sources/registry';
import type { Context } from '@/server/store/context';
import { type KnowledgeKind, listVersions, readVersion } from '@/server/store/knowledge-version';
import { listRefoldDiffs, listRefolds, type RefoldDifference, type RefoldRun } from '@/server/store/refold-run';
import { listUnmappedCodes, type UnmappedCode } from '@/server/store/unmapped';
import { registeredSources } from '../source/registered-sources';
import { adapterOf } from './accounts';
import { readMapHead } from './save-mapping';

const CODES_SHOWN = 200;
const VERSIONS_SHOWN = 50;
const ORDERS_SHOWN = 50;

/** One version and what became of the orders it concerns. */
export interface VersionLine {
  version: number;
  note: string;
  restores: number | null;
  createdAt: number;
  createdByName: string | null;
  /** How many mappings or rules it holds. */
  size: number;
  run: RefoldRun | null;
}

/** What the mapping page starts from. */
export interface Studio {
  version: number;
  mappings: StatusMapping[];
  unmapped: (UnmappedCode & { adapter: string })[];
  /** Names that a mapping can be about. */
  adapters: string[];
  sources: string[];
}

/** The map in force, what no map knows yet, and whose words can be mapped. */
export async function readStudio(ctx: Context): Promise<Studio> {
  const { version, mappings } = await readMapHead(ctx);
  const registered = await registeredSources(ctx);
  const unmapped = (await listUnmappedCodes(ctx.db, CODES_SHOWN)).map((u) => ({ ...u, adapter: adapterOf(registered, u.source) }));
  const sources = [...new Set([...registered.keys(), ...unmapped.map((u) => u.source)])].sort();
  const adapters = [...new Set([...Object.keys(SOURCES), ...sources.map((name) => adapterOf(registered, name))])].sort();
  return { version, mappings, unmapped, adapters, sources };
}

/** The newest versions of one kind, newest first, each with its run. */
export async function listKnowledge(ctx: Context, input: { kind: KnowledgeKind }): Promise<VersionLine[]> {
  const runs = await listRefolds(ctx.db, input.kind);
  const versions = await listVersions<unknown[]>(ctx.db, input.kind, VERSIONS_SHOWN);
  return versions.map(({ body, createdBy: _, ...version }) => ({ ...version, size: body.length, run: runs.get(version.version) ?? null }));
}

/** What a version changed: in the map and at the orders, a page of them at a time. */
export type MapDifference =
  | { kind: 'found'; mappings: MappingDifference[]; orders: RefoldDifference[]; next: string | null }
  | { kind: 'missing' };

/** The difference between a version of the map and the one before it, and the orders that it changed. */
export async function readMapDifference(ctx: Context, input: { version: number; afterId?: string }): Promise<MapDifference> {
  const after = await readVersion<StatusMapping[]>(ctx.db, 'status_map', input.version);
  if (!after) return { kind: 'missing' };
  const before = await readVersion<StatusMapping[]>(ctx.db, 'status_map', input.version - 1);
  return {
    kind: 'found',
    mappings: diffMappings(before?.body ?? [], after.body),
    ...(await changedOrders(ctx, { kind: 'status_map', version: input.version, afterId: input.afterId })),
  };
}

/** The orders that a version changed, a page at a time; `next` continues the list. */
export async function changedOrders(
  ctx: Context,
  input: { kind: KnowledgeKind; version: number; afterId?: string },
): Promise<{ orders: RefoldDifference[]; next: string | null }> {
  const orders = await listRefoldDiffs(ctx.db, input, { afterId: input.afterId ?? null, limit: ORDERS_SHOWN });
  return { orders, next: orders.length < ORDERS_SHOWN ? null : orders.at(-1)!.orderId };
}
