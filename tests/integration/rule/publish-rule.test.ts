import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import type { RuleBody } from '@/server/domain/rule/rule';
import { isTried } from '@/server/domain/rule/rule-trial';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { readRules } from '@/server/store/rule';
import { listRuleDrafts } from '@/server/store/rule-draft';
import { listRuleVersions } from '@/server/store/staff-reading';
import { decideProposal } from '@/server/usecases/rule/decide-proposal';
import { adoptTrial, dropTrial } from '@/server/usecases/rule/end-trial';
import { explainChoice } from '@/server/usecases/rule/explain-choice';
import { dropDraft, keepDraft } from '@/server/usecases/rule/keep-draft';
import { publishRule, type RuleWish } from '@/server/usecases/rule/publish-rule';
import { type RulePageFound, readRule, readRuleDesk, readRulePalette } from '@/server/usecases/rule/read-rule';
import { rollBackRule } from '@/server/usecases/rule/roll-back-rule';
import { setRuleApproval } from '@/server/usecases/rule/set-approval';
import { ensureDefaultRules } from '@/server/usecases/stall/ensure-default-rules';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { publishChange } from '../stall/publish-change';
import { handClock, MORNING, shippedOrder } from '../stall/stalled-order';

const collect = DEFAULT_RULES.carrier_collect!;
const [FIRST, SECOND] = ['staff:018f0000-0000-7000-8000-000000000001', 'staff:018f0000-0000-7000-8000-000000000002'];
const { ctx, pass } = handClock();

const slower = (minutes: number): RuleBody => ({
  ...collect,
  rungs: collect.rungs.map((rung, i) => (i === 0 ? { ...rung, afterMin: minutes } : rung)),
});
const wish = (given: Partial<RuleWish>): RuleWish => ({
  code: null,
  stem: 'vip',
  base: null,
  body: { ...collect, scope: { tags: ['618'] } },
  enabled: true,
  percent: null,
  note: '',
  by: FIRST!,
  ...given,
});
const inForce = async (code: string) => (await readRules(pool())).find((rule) => rule.code === code);
const versions = async (code: string) =>
  (await pool().query('select version, in_force from rule_version where code = $1 order by version', [code])).rows.map((r) => [
    r.version,
    r.in_force,
  ]);

beforeEach(async () => {
  await freshDatabase();
  await ensureDefaultRules(ctx);
});

describe('a rule that is published', () => {
  it('is new under a code of its own, and a second of its kind under another', async () => {
    expect(await publishRule(ctx, wish({}))).toEqual({ kind: 'published', code: 'vip', version: 1 });
    expect(await publishRule(ctx, wish({}))).toEqual({ kind: 'published', code: 'vip_2', version: 1 });
    expect(await inForce('vip_2')).toMatchObject({ scope: { tags: ['618'] }, enabled: true });
  });

  it('is refused when somebody else was faster, and nothing of it is kept', async () => {
    const change = wish({ code: 'carrier_collect', base: 1, body: slower(200) });
    const both = await Promise.all([publishRule(ctx, change), publishRule(ctx, { ...change, body: slower(210) })]);
    expect(both.map((one) => one.kind).sort()).toEqual(['outdated', 'published']);
    expect(await versions('carrier_collect')).toEqual([
      [1, true],
      [2, true],
    ]);
  });

  it('comes back as it was with one call, under a new number', async () => {
    await publishChange(ctx, { code: 'carrier_collect', body: slower(200), enabled: false, by: FIRST! });
    pass(MINUTE);
    expect(await rollBackRule(ctx, { code: 'carrier_collect', version: 1, base: 2, by: FIRST! })).toMatchObject({
      kind: 'published',
      version: 3,
    });
    expect(await inForce('carrier_collect')).toEqual({ ...collect, code: 'carrier_collect', version: 3, enabled: true });
  });
});

describe('where a shop wants two persons', () => {
  beforeEach(async () => {
    await setRuleApproval(ctx, { everywhere: false, shops: ['S1'], by: FIRST! });
  });

  it('a rule that touches it waits for the second, who is somebody else', async () => {
    expect(await publishRule(ctx, wish({ code: 'carrier_collect', base: 1, body: slower(200) }))).toMatchObject({ kind: 'proposed' });
    expect(await inForce('carrier_collect')).toMatchObject({ version: 1 });
    expect(await decideProposal(ctx, { code: 'carrier_collect', agrees: true, by: FIRST! })).toEqual({ kind: 'same_person' });
    expect(await inForce('carrier_collect')).toMatchObject({ version: 1 });
    expect(await decideProposal(ctx, { code: 'carrier_collect', agrees: true, by: SECOND! })).toMatchObject({
      kind: 'published',
      version: 2,
    });
    expect(await inForce('carrier_collect')).toMatchObject({ version: 2, rungs: [{ afterMin: 200 }, {}, {}] });
    const { rows } = await pool().query(`select actor, detail ->> 'confirmedBy' as second from audit where action = 'rule.changed'`);
    expect(rows).toEqual([{ actor: FIRST, second: SECOND }]);
    expect(await listRuleDrafts(pool())).toEqual([]);
  });

  it('the list of versions says who agreed to a change and to a trial', async () => {
    const second = await addStaff('supervisor', 'wu');
    const agreed = (code: string) => decideProposal(ctx, { code, agrees: true, by: `staff:${second}` });
    await publishRule(ctx, wish({ code: 'carrier_collect', base: 1, body: slower(200) }));
    await agreed('carrier_collect');
    await publishRule(ctx, wish({ code: 'carrier_collect', base: 2, body: slower(300), percent: 10 }));
    await agreed('carrier_collect');
    expect((await listRuleVersions(pool(), 'carrier_collect')).map((one) => [one.version, one.inForce, one.confirmedByName])).toEqual([
      [3, false, 'wu'],
      [2, true, 'wu'],
      [1, true, null],
    ]);
  });

  it('a rule of other shops alone takes effect at once, also when it leaves them alone', async () => {
    expect(await publishRule(ctx, wish({ body: { ...collect, scope: { shops: ['S2'] } } }))).toMatchObject({ kind: 'published' });
    const moved = { ...collect, scope: { shops: ['S2'] } };
    expect(await publishRule(ctx, wish({ code: 'carrier_collect', base: 1, body: moved }))).toMatchObject({ kind: 'proposed' });
  });

  it('whoever may be the second person is alerted, the first is not, and nobody is once it is decided', async () => {
    const [first, second, agent] = [await addStaff('supervisor', 'lin'), await addStaff('admin', 'wu'), await addStaff('agent', 'he')];
    const popups = async () => {
      pass(1);
      const asked = {
        lin: callsAs('supervisor', first, ctx.now),
        wu: callsAs('admin', second, ctx.now),
        he: callsAs('agent', agent, ctx.now),
      };
      const open = await Promise.all(Object.values(asked).map((calls) => calls.alert.open()));
      return open.map((alerts) => alerts.map(({ template, params }) => [template, params.nameZh, params.who]));
    };
    const change = wish({ code: 'carrier_collect', base: 1, body: slower(200), by: `staff:${first}` });
    const waits = [[], [['alert.second_rule', '快递揽收', 'lin']], []];
    await publishRule(ctx, change);
    expect(await popups()).toEqual(waits);
    await publishRule(ctx, { ...change, body: slower(220) });
    expect(await popups()).toEqual(waits);
    await keepDraft(ctx, { ...change, body: slower(230) });
    expect(await popups()).toEqual([[], [], []]);
    await publishRule(ctx, { ...change, body: slower(230) });
    expect(await popups()).toEqual(waits);
    await decideProposal(ctx, { code: 'carrier_collect', agrees: true, by: `staff:${second}` });
    expect(await popups()).toEqual([[], [], []]);
  });

  it('the page of rules counts who could approve: active supervisors and administrators', async () => {
    expect((await readRuleDesk(ctx)).approvers).toBe(0);
    await addStaff('supervisor', 'lin');
    await addStaff('agent', 'he');
    expect((await readRuleDesk(ctx)).approvers).toBe(1);
    const wu = await addStaff('admin', 'wu');
    expect((await readRuleDesk(ctx)).approvers).toBe(2);
    await pool().query('update staff set active = false where id = $1', [wu]);
    expect((await readRuleDesk(ctx)).approvers).toBe(1);
  });

  it('what is sent back is a draft again, and written on it has to be proposed anew', async () => {
    await publishRule(ctx, wish({ code: 'carrier_collect', base: 1, body: slower(200) }));
    expect(await decideProposal(ctx, { code: 'carrier_collect', agrees: false, by: SECOND! })).toEqual({ kind: 'sent_back' });
    expect(await listRuleDrafts(pool())).toMatchObject([{ code: 'carrier_collect', state: 'draft', changedBy: FIRST }]);
    expect(await decideProposal(ctx, { code: 'carrier_collect', agrees: true, by: SECOND! })).toEqual({ kind: 'missing' });
  });

  it('a proposal that another version has overtaken is not carried out', async () => {
    await publishRule(ctx, wish({ code: 'carrier_collect', base: 1, body: slower(200) }));
    await setRuleApproval(ctx, { everywhere: false, shops: [], by: FIRST! });
    await pool().query(`update rule set version = 7 where code = 'carrier_collect'`);
    expect(await decideProposal(ctx, { code: 'carrier_collect', agrees: true, by: SECOND! })).toEqual({ kind: 'outdated', version: 7 });
  });
});

describe('a draft', () => {
  it('is kept beside the rule in force, one at a time, and published it is gone', async () => {
    expect(await keepDraft(ctx, wish({}))).toEqual({ kind: 'kept', code: 'vip' });
    expect(await keepDraft(ctx, wish({ code: 'vip', note: '再想想' }))).toEqual({ kind: 'kept', code: 'vip' });
    expect(await inForce('vip')).toBeUndefined();
    expect(await listRuleDrafts(pool())).toMatchObject([{ code: 'vip', base: null, note: '再想想' }]);
    expect(await publishRule(ctx, wish({ code: 'vip' }))).toMatchObject({ kind: 'published', version: 1 });
    expect(await listRuleDrafts(pool())).toEqual([]);
  });

  it('that is dropped leaves nothing open, and its code is free for another', async () => {
    await keepDraft(ctx, wish({}));
    expect(await dropDraft(ctx, { code: 'vip', by: FIRST! })).toEqual({ kind: 'dropped' });
    expect(await publishRule(ctx, wish({ code: 'vip' }))).toEqual({ kind: 'missing' });
  });
});

describe('a trial', () => {
  it('watches a share of the orders, and adopted is in force for all', async () => {
    expect(await publishRule(ctx, wish({ code: 'carrier_collect', base: 1, body: slower(200), percent: 10 }))).toEqual({
      kind: 'on_trial',
      code: 'carrier_collect',
      version: 2,
    });
    expect(await inForce('carrier_collect')).toMatchObject({ version: 1, trial: { percent: 10, version: 2 } });
    expect(await adoptTrial(ctx, { code: 'carrier_collect', base: 1, by: FIRST! })).toMatchObject({ kind: 'published', version: 3 });
    expect(await inForce('carrier_collect')).toEqual({ ...slower(200), code: 'carrier_collect', version: 3, enabled: true });
    expect(await versions('carrier_collect')).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ]);
    const { rows } = await pool().query('select outcome from rule_trial');
    expect(rows).toEqual([{ outcome: 'adopted' }]);
  });

  it('that is dropped, or overtaken by another version, gives its orders back', async () => {
    const onTrial = wish({ code: 'carrier_collect', base: 1, body: slower(200), percent: 10 });
    await publishRule(ctx, onTrial);
    expect(await dropTrial(ctx, { code: 'carrier_collect', by: FIRST! })).toEqual({ kind: 'dropped' });
    expect((await inForce('carrier_collect'))?.trial).toBeUndefined();
    await publishRule(ctx, onTrial);
    expect(await publishRule(ctx, { ...onTrial, percent: null, body: slower(150) })).toMatchObject({ kind: 'published', version: 4 });
    const { rows } = await pool().query('select version, outcome from rule_trial order by version');
    expect(rows).toEqual([
      { version: 2, outcome: 'dropped' },
      { version: 3, outcome: 'dropped' },
    ]);
  });
});

it('an order says which rule watches it and why the others stood back, also of a rule nobody has published', async () => {
  await shippedOrder(ctx, 'W1', MORNING);
  expect(await explainChoice(ctx, { orderNo: 'w-1' })).toMatchObject([
    { clocks: [{ clock: 'carrier_collect', watchedBy: [{ code: 'carrier_collect' }], stoodBack: [] }] },
  ]);
  const { shops } = await readRulePalette(ctx);
  const draft = { code: '', body: { ...collect, scope: { shops } }, enabled: true };
  expect(await explainChoice(ctx, { orderNo: 'W1', draft })).toMatchObject([
    { clocks: [{ watchedBy: [{ code: '', asks: ['shops'] }], stoodBack: [{ rule: { code: 'carrier_collect' }, because: 'narrower' }] }] },
  ]);
});

it('the two sides of a trial are counted apart: what fired, who was told, what went on within a day', async () => {
  const code = 'carrier_collect';
  await publishRule(ctx, wish({ code, base: 1, body: slower(200), percent: 10 }));
  const now = ctx.now();
  const run = (orderNo: number, version: number, goneAfterH: number | null, tells = true) =>
    pool().query(
      `insert into step_span (order_id, clock, since, seen_at, anchor_at, gone_at, stalls, stalled_at, shop, order_no, type, weekday)
       values ($1::uuid, $2, $3, $3, $3, $4, $5, $6, 'S1', $1::uuid::text, 'normal', 1)`,
      [
        `018f0000-0000-7000-8000-${String(orderNo).padStart(12, '0')}`,
        code,
        new Date(now),
        goneAfterH === null ? null : new Date(now + (1 + goneAfterH) * HOUR),
        JSON.stringify([{ rule: code, version, rung: 1, openedAt: now + HOUR, closedAt: null, tells }]),
        new Date(now + HOUR),
      ],
    );
  await run(1, 2, 3);
  await run(2, 2, 30, false);
  await run(3, 2, null);
  await run(4, 1, 3);
  const page = await readRule({ ...ctx, now: () => now + 5 * HOUR }, { code });
  expect(page).toMatchObject({
    trial: {
      figures: { tried: { stalls: 3, told: 2, judged: 2, wentOn: 1 }, inForce: { stalls: 1, told: 1, judged: 1, wentOn: 1 } },
    },
  });
});

it('a trial says whether its steps are taken sooner than chance would have it, and never before enough are known', async () => {
  const code = 'carrier_collect';
  const body = { ...collect, rungs: collect.rungs.map((rung, i) => (i === 2 ? { ...rung, alert: 'admin' as const } : rung)) };
  await publishRule(ctx, wish({ code, base: 1, body, percent: 50 }));
  const began = ctx.now();
  const later = { ...ctx, now: () => began + 30 * HOUR };
  const order = (n: number) => `A${n}`;
  const runs = async (from: number, to: number, minutes: (isTrialled: boolean, n: number) => number | null) => {
    for (let n = from; n < to; n += 1) {
      const orderNo = order(n);
      const took = minutes(isTried(code, 50, { shop: 'S1', orderNo }), n);
      await pool().query(
        `insert into step_span (order_id, clock, since, seen_at, anchor_at, until, gone_at, shop, order_no, type, weekday, carriers)
         values ($1, $2, $3, $3, $3, $4, $4, 'S1', $5, 'normal', 1, '{sf}')`,
        [
          `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`,
          code,
          new Date(began),
          took === null ? null : new Date(began + took * MINUTE),
          orderNo,
        ],
      );
    }
  };
  const judged = async () => ((await readRule(later, { code })) as RulePageFound).trial!;
  await runs(0, 20, () => 60);
  expect((await judged()).times?.verdict).toMatchObject({ kind: 'unclear' });
  await runs(20, 140, (isTrialled, n) => (n % 30 === 0 ? null : isTrialled ? 30 + (n % 20) : 90 + (n % 20)));
  const { times, wentOn } = await judged();
  expect(times).toMatchObject({ verdict: { kind: 'better' } });
  expect(times!.tried.medianMin).toBeLessThan(60);
  expect(times!.tried.steps + times!.inForce.steps).toBe(140);
  expect(times!.inForce.over).toBeLessThan(times!.inForce.steps);
  expect(wentOn).toMatchObject({ kind: 'unclear' });
});

it('shares of two versions that fire at different moments are not held against each other', async () => {
  await publishRule(ctx, wish({ code: 'carrier_collect', base: 1, body: slower(200), percent: 20 }));
  expect(await readRule(ctx, { code: 'carrier_collect' })).toMatchObject({
    trial: { percent: 20, wentOn: null, times: { verdict: { kind: 'unclear' } } },
  });
});
