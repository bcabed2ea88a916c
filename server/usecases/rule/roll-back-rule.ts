import type { Context } from '@/server/store/context';
import { listRuleVersions } from '@/server/store/staff-reading';
import { publishRule, type RulePublished } from './publish-rule';

export interface Rollback {
  code: string;
  /** The earlier version that comes back, under a new number. */
  version: number;
  /** Version in force that whoever asks has seen. */
  base: number;
  by: string;
}

/** Brings an earlier version of a rule back, as a new one; with a second person where a shop wants one. */
export async function rollBackRule(ctx: Context, { code, version, base, by }: Rollback): Promise<RulePublished> {
  const then = (await listRuleVersions(ctx.db, code)).find((one) => one.version === version);
  if (!then) return { kind: 'missing' };
  const { body, enabled } = then;
  return publishRule(ctx, { code, base, body, enabled, percent: null, note: `↩ ${version}`, by });
}
