import { describe, expect, it } from 'vitest';
import { sayIn } from '@/app/_lib/messages';
import { ruleBody } from '@/server/api/trpc/rule-input';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import { RULE_TEMPLATES } from '@/server/domain/rule/rule-templates';
import { ruleDifferences } from './rule-difference';
import { ruleFaults } from './rule-faults';

const zh = { say: sayIn('zh-CN'), language: 'zh-CN', people: [] } as const;
const en = { say: sayIn('en'), language: 'en', people: [] } as const;
const rule = { ...DEFAULT_RULES.carrier_collect!, enabled: true };

describe('the difference of two versions', () => {
  it('is nothing where they say the same', () => {
    expect(ruleDifferences(rule, structuredClone(rule), zh)).toEqual([]);
  });

  it('names each thing that changed, what it was and what it is', () => {
    const [first, ...rest] = rule.rungs;
    const after = { ...rule, scope: { shops: ['A', 'B'] }, rungs: [{ ...first!, afterMin: 90, alert: null }, ...rest.slice(0, 1)] };
    expect(ruleDifferences(rule, after, zh)).toMatchObject([
      { about: '店铺', before: null, after: 'A、B' },
      { about: '第 1 级 · 时限', before: '3 小时后', after: '90 分钟后' },
      { about: '第 1 级 · 提醒', before: '提醒客服专员', after: '不提醒任何人' },
      { about: '第 3 级', before: expect.stringContaining('3 天后'), after: null },
    ]);
  });

  it('calls a calendar as people named it', () => {
    const tongue = { ...zh, calendarNames: { calendar_3: { 'zh-CN': '早班', en: 'Early shift' } } };
    expect(ruleDifferences(rule, { ...rule, calendar: 'calendar_3' }, tongue)).toMatchObject([{ before: '自然时间', after: '早班' }]);
  });

  it('says branches within branches in both languages', () => {
    const overseas = RULE_TEMPLATES.find(({ code }) => code === 'overseas')!.body;
    const [zhLine, enLine] = [zh, en].map((tongue) => ruleDifferences(null, { ...overseas, enabled: true }, tongue).at(-1)!.after);
    expect(zhLine).toContain('如果');
    expect(enLine).toContain('if ');
    for (const line of [zhLine, enLine]) expect(line).not.toMatch(/\{|undefined/);
  });
});

describe('every template', () => {
  it.each(RULE_TEMPLATES.map((template) => [template.code, template] as const))('%s can be published as it is', (_code, { body }) => {
    expect(ruleFaults(body)).toEqual([]);
    expect(ruleBody.safeParse(body).success).toBe(true);
  });
});

it('what is not whole is refused by the form before the server refuses it', () => {
  const { rungs } = rule;
  const broken = [
    { ...rule, name: { 'zh-CN': ' ', en: 'x' } },
    { ...rule, rungs: [rungs[1]!, rungs[0]!] },
    { ...rule, scope: { tags: [] } },
    { ...rule, scope: { amountFrom: 10, amountTo: 5 } },
    { ...rule, rungs: [{ ...rungs[0]!, also: [{ do: 'tag' as const, tag: '' }] }] },
  ];
  expect(broken.map((one) => ruleFaults(one))).toEqual([
    ['publish.no_name'],
    ['publish.not_later'],
    ['publish.empty_list'],
    ['publish.amount'],
    ['publish.empty_tag'],
  ]);
});
