import {
  type CombinationDifference,
  type CombinationFault,
  diffCombinations,
  faultsOf,
  numberRules,
} from '@/server/domain/order/change-combinations';
import { type CombinationRule, DEFAULT_COMBINATIONS } from '@/server/domain/order/combination';
import { forgetCombinations } from '@/server/store/combination';
import { type Context, inTransaction } from '@/server/store/context';
import { readNewestVersion, readVersion } from '@/server/store/knowledge-version';
import { lockName } from '@/server/store/operation';
import type { RefoldDifference } from '@/server/store/refold-run';
import { putVersion } from './put-version';
import { changedOrders } from './read-studio';

/** `outdated`: somebody has saved another version since the one this was made from. */
export type CombinationsSaved =
  | { kind: 'saved'; version: number }
  | { kind: 'unchanged'; version: number }
  | { kind: 'outdated'; version: number }
  | { kind: 'refused'; faults: CombinationFault[] }
  | { kind: 'missing' };

export interface CombinationTable {
  version: number;
  rules: readonly CombinationRule[];
}

/** The table in force; version 0 is the one that the product ships with. */
export async function readCombinationTable(ctx: Context): Promise<CombinationTable> {
  const newest = await readNewestVersion<CombinationRule[]>(ctx.db, 'combination');
  return newest ? { version: newest.version, rules: newest.body } : { version: 0, rules: DEFAULT_COMBINATIONS };
}

/** Puts a table in force as a further version; the orders that it can concern are folded anew by a job. */
export function saveCombinations(
  ctx: Context,
  input: { base: number; rules: CombinationRule[]; note: string; by: string },
): Promise<CombinationsSaved> {
  return put(ctx, { ...input, restores: null }, async () => input.rules);
}

/** Brings an earlier table back as a further version. */
export function restoreCombinations(ctx: Context, input: { base: number; version: number; by: string }): Promise<CombinationsSaved> {
  return put(ctx, { base: input.base, note: '', restores: input.version, by: input.by }, (tx) => rulesOf(tx, input.version));
}

/** What a version of the table says otherwise than the one before it, and the orders that it changed. */
export async function readCombinationDifference(
  ctx: Context,
  input: { version: number },
): Promise<{ kind: 'found'; rules: CombinationDifference[]; orders: RefoldDifference[]; next: string | null } | { kind: 'missing' }> {
  const [before, after] = [await rulesOf(ctx, input.version - 1), await rulesOf(ctx, input.version)];
  if (!before || !after) return { kind: 'missing' };
  const changed = await changedOrders(ctx, { kind: 'combination', version: input.version });
  return { kind: 'found', rules: diffCombinations(before, after), ...changed };
}

async function rulesOf(ctx: Context, version: number): Promise<readonly CombinationRule[] | null> {
  if (version === 0) return DEFAULT_COMBINATIONS;
  return (await readVersion<CombinationRule[]>(ctx.db, 'combination', version))?.body ?? null;
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
  makeNext: (tx: Context) => Promise<readonly CombinationRule[] | null>,
): Promise<CombinationsSaved> {
  const saved = await inTransaction(ctx, async (tx): Promise<CombinationsSaved> => {
    await lockName(tx.db, 'knowledge:combination');
    const head = await readCombinationTable(tx);
    if (head.version !== base) return { kind: 'outdated', version: head.version };
    const next = await makeNext(tx);
    if (!next) return { kind: 'missing' };
    const faults = faultsOf(next);
    if (faults.length > 0) return { kind: 'refused', faults };
    const version = head.version + 1;
    const body = numberRules(head.rules, next, version);
    const difference = diffCombinations(head.rules, body);
    if (difference.length === 0) return { kind: 'unchanged', version: head.version };
    await putVersion(tx, { kind: 'combination', version, body, note, restores, by, told: { difference } }, () => 'before_carrier');
    return { kind: 'saved', version };
  });
  if (saved.kind === 'saved') forgetCombinations();
  return saved;
}
