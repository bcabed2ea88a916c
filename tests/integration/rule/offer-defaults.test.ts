import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import type { RuleBody } from '@/server/domain/rule/rule';
import { pool } from '@/server/platform/database';
import { readRules } from '@/server/store/rule';
import { readOfferedDefaults, settleOfferedDefault } from '@/server/usecases/rule/offer-defaults';
import { setRuleApproval } from '@/server/usecases/rule/set-approval';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { freshDatabase } from '../../database/fresh-database';
import { publishChange } from '../stall/publish-change';
import { handClock } from '../stall/stalled-order';

const { ctx } = handClock();
const by = 'staff:018f0000-0000-7000-8000-000000000001';
const collect = DEFAULT_RULES.carrier_collect!;
const first = (body: RuleBody, change: Partial<RuleBody['rungs'][0]>): RuleBody => ({
  ...body,
  rungs: body.rungs.map((rung, i) => (i === 0 ? { ...rung, ...change } : rung)),
});
/** What a later release ships. */
const later = { ...DEFAULT_RULES, carrier_collect: first(collect, { afterMin: 240, severity: 'P1' }) };
const inForce = async () => (await readRules(pool())).find(({ code }) => code === 'carrier_collect')!;

beforeEach(async () => {
  await freshDatabase();
  await ensureDefaultRules(ctx);
});

describe('what a later release ships for a rule that is there', () => {
  it('is offered and changes nothing before somebody takes it; what the shop changed stays', async () => {
    expect(await readOfferedDefaults(ctx)).toEqual([]);
    await publishChange(ctx, { code: 'carrier_collect', body: first(collect, { afterMin: 90 }), enabled: true, by });
    expect(await readOfferedDefaults(ctx, later)).toMatchObject([{ code: 'carrier_collect', base: 2, isNew: false }]);
    expect(await inForce()).toMatchObject({ version: 2 });
    const take = { code: 'carrier_collect', base: 2, accepts: true, by };
    expect(await settleOfferedDefault(ctx, { ...take, base: 1 }, later)).toEqual({ kind: 'outdated', version: 2 });
    expect(await settleOfferedDefault(ctx, take, later)).toMatchObject({ kind: 'published', version: 3 });
    expect(await inForce()).toMatchObject({ version: 3, rungs: [{ afterMin: 90, severity: 'P1' }, {}, {}] });
    expect(await readOfferedDefaults(ctx, later)).toEqual([]);
  });

  it('left aside it is not offered again, the next change of it is', async () => {
    const leave = { code: 'carrier_collect', base: 1, accepts: false, by };
    expect(await settleOfferedDefault(ctx, leave, later)).toEqual({ kind: 'left' });
    expect(await readOfferedDefaults(ctx, later)).toEqual([]);
    expect(await settleOfferedDefault(ctx, leave, later)).toEqual({ kind: 'missing' });
    expect(await readOfferedDefaults(ctx, { ...later, carrier_collect: first(collect, { afterMin: 300 }) })).toHaveLength(1);
    expect(await inForce()).toMatchObject({ version: 1 });
  });

  it('waits for a second person where a change does', async () => {
    await setRuleApproval(ctx, { everywhere: true, shops: [], by });
    const take = { code: 'carrier_collect', base: 1, accepts: true, by };
    expect(await settleOfferedDefault(ctx, take, later)).toMatchObject({ kind: 'proposed' });
    expect(await inForce()).toMatchObject({ version: 1 });
  });

  it('a rule that is new with it stands off until it is taken', async () => {
    await pool().query(`delete from rule where code = 'carrier_collect'`);
    await pool().query(`delete from rule_version where code = 'carrier_collect'`);
    await ensureDefaultRules(ctx);
    expect(await inForce()).toMatchObject({ version: 1, enabled: false });
    expect(await readOfferedDefaults(ctx)).toMatchObject([{ code: 'carrier_collect', isNew: true }]);
    expect(await settleOfferedDefault(ctx, { code: 'carrier_collect', base: 1, accepts: true, by })).toMatchObject({ kind: 'published' });
    expect(await inForce()).toMatchObject({ version: 2, enabled: true });
  });
});
