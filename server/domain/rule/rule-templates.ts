import type { Text } from '../shared/language';
import { DEFAULT_RULES } from './default-rules';
import type { RuleBody, Rung } from './rule';

/** A rule to begin from: what it is for, and a body that can be published as it is. */
export interface RuleTemplate {
  /** Beginning of the codes of rules made from it. */
  code: string;
  /** What it is for, in a sentence. */
  purpose: Text;
  body: RuleBody;
}

const HOUR = 60;
const DAY = 24 * HOUR;

const rung = (afterMin: number, more: Partial<Rung> = {}): Rung => ({
  afterMin,
  severity: 'P2',
  tellCustomer: false,
  alert: 'agent',
  red: false,
  nextUpdateMin: 4 * HOUR,
  ...more,
});

const RED: Partial<Rung> = { red: true, severity: 'P1', alert: 'supervisor', tellCustomer: true };

const like = (code: keyof typeof DEFAULT_RULES, name: Text, more: Partial<RuleBody>): RuleBody => ({
  ...DEFAULT_RULES[code]!,
  name,
  scope: {},
  ...more,
});

/** Rules that shops make again and again, in the order in which the console offers them. */
export const RULE_TEMPLATES: readonly RuleTemplate[] = [
  {
    code: 'promotion',
    purpose: {
      'zh-CN': '活动期间单量大：给活动订单单独的拣货时限，超时先查库存，再告诉客户。',
      en: 'A promotion brings many orders: limits of their own for picking them; stock is checked first, then the customer is told.',
    },
    body: like(
      'pick_start',
      { 'zh-CN': '大促订单拣货', en: 'Promotion: picking' },
      {
        scope: { tags: ['promotion'] },
        rungs: [
          rung(2 * HOUR, { severity: 'P3', also: [{ do: 'recheck_stock' }] }),
          rung(8 * HOUR, { tellCustomer: true, nextUpdateMin: DAY }),
          rung(16 * HOUR, { ...RED, nextUpdateMin: DAY, also: [{ do: 'ticket', class: 'stock', priority: 'P1' }] }),
        ],
      },
    ),
  },
  {
    code: 'presale',
    purpose: {
      'zh-CN': '预售：临近承诺发货日提前预警，过了承诺日主动告诉客户。',
      en: 'Pre-orders: a warning before the promised day, and the customer is told once it has passed.',
    },
    body: like(
      'past_promise',
      { 'zh-CN': '预售承诺日', en: 'Pre-order: promised day' },
      {
        scope: { orderTypes: ['presale'] },
        rungs: [
          rung(-2 * DAY, { severity: 'P3', alert: 'supervisor', nextUpdateMin: DAY }),
          rung(0, { severity: 'P1', tellCustomer: true, nextUpdateMin: DAY }),
          rung(2 * DAY, { ...RED, nextUpdateMin: DAY, also: [{ do: 'ticket', class: 'logistics', priority: 'P1' }] }),
        ],
      },
    ),
  },
  {
    code: 'vip',
    purpose: {
      'zh-CN': 'VIP 客户：仓库接单更紧的时限，直接提醒主管并开工单。',
      en: 'VIP customers: a tighter limit for the warehouse, the supervisor is alerted and a ticket is opened.',
    },
    body: like(
      'warehouse_accept',
      { 'zh-CN': 'VIP 仓库接单', en: 'VIP: warehouse takes it' },
      {
        scope: { vip: true },
        rungs: [
          rung(20, { severity: 'P1', alert: 'supervisor', nextUpdateMin: 2 * HOUR }),
          rung(HOUR, { ...RED, nextUpdateMin: 2 * HOUR, also: [{ do: 'ticket', class: 'stock', priority: 'P1' }] }),
        ],
      },
    ),
  },
  {
    code: 'late_risk',
    purpose: {
      'zh-CN': '可能迟到：预计送达概率变差时提前处理，不等真的迟到。',
      en: 'May be late: act when it becomes likely that the promise is missed, before it is.',
    },
    body: {
      name: { 'zh-CN': '可能迟到', en: 'May be late' },
      clock: 'late_risk',
      scope: {},
      calendar: 'around_the_clock',
      holidayFactor: 1,
      reason: 'promise.past',
      rungs: [
        rung(0, { atLeast: 50, severity: 'P3' }),
        rung(0, { atLeast: 80, severity: 'P1', alert: 'supervisor', tellCustomer: true, also: [{ do: 'ask_carrier' }] }),
      ],
    },
  },
  {
    code: 'big_order',
    purpose: {
      'zh-CN': '大额订单：审核更快有人管，由主管决定是否放行。',
      en: 'Large orders: somebody sees to their review sooner, and a supervisor decides whether they go on.',
    },
    body: like(
      'review',
      { 'zh-CN': '大额订单审核', en: 'Large order: review' },
      {
        scope: { amountFrom: 5_000, currency: 'CNY' },
        rungs: [
          rung(2 * HOUR, { alert: 'supervisor' }),
          rung(8 * HOUR, {
            ...RED,
            also: [{ do: 'approve', role: 'supervisor', yes: [{ do: 'tag', tag: 'checked' }], no: [{ do: 'hold' }] }],
          }),
        ],
      },
    ),
  },
  {
    code: 'new_carrier',
    purpose: {
      'zh-CN': '新换的快递：盯紧揽收，先联系对方，再开工单。',
      en: 'A new carrier: collection is watched closely; its contact is asked first, then a ticket is opened.',
    },
    body: like(
      'carrier_collect',
      { 'zh-CN': '新快递揽收', en: 'New carrier: collection' },
      {
        scope: { carriers: ['sf'] },
        rungs: [
          rung(2 * HOUR, { also: [{ do: 'ask_carrier' }], nextUpdateMin: 2 * HOUR }),
          rung(6 * HOUR, { tellCustomer: true, also: [{ do: 'ticket', class: 'logistics', priority: 'P2' }] }),
          rung(DAY, { ...RED, nextUpdateMin: DAY, also: [{ do: 'hand_on', afterMin: 4 * HOUR, to: 'admin' }] }),
        ],
      },
    ),
  },
  {
    code: 'overseas',
    purpose: {
      'zh-CN': '海外仓、跨境：在途无更新按更长的时限，卡在清关时开工单。',
      en: 'Cross-border and overseas warehouses: longer without a scan; a ticket where customs holds it.',
    },
    body: like(
      'movement',
      { 'zh-CN': '跨境在途', en: 'Cross-border: no movement' },
      {
        scope: { lane: 'cross_border' },
        rungs: [
          rung(3 * DAY, { tellCustomer: true, nextUpdateMin: 2 * DAY }),
          rung(7 * DAY, {
            ...RED,
            nextUpdateMin: 2 * DAY,
            also: [
              {
                do: 'branch',
                when: { flags: ['customs'] },
                yes: [{ do: 'ticket', class: 'customer_data', priority: 'P1' }],
                no: [{ do: 'ask_carrier' }, { do: 'ticket', class: 'logistics', priority: 'P1' }],
              },
            ],
          }),
        ],
      },
    ),
  },
  {
    code: 'custom_goods',
    purpose: {
      'zh-CN': '定制商品：按工厂节奏给拣货时限，缺料时建议采购。',
      en: 'Made to order: limits at the pace of the workshop, and a purchase is suggested when something is missing.',
    },
    body: like(
      'pick_start',
      { 'zh-CN': '定制商品备货', en: 'Made to order: preparation' },
      {
        scope: { orderTypes: ['custom'] },
        rungs: [
          rung(16 * HOUR, { severity: 'P3', also: [{ do: 'recheck_stock' }] }),
          rung(32 * HOUR, { tellCustomer: true, nextUpdateMin: 2 * DAY, also: [{ do: 'suggest_purchase' }] }),
          rung(48 * HOUR, { ...RED, nextUpdateMin: 2 * DAY }),
        ],
      },
    ),
  },
  {
    code: 'edits',
    purpose: {
      'zh-CN': '反复改地址或改单：先暂停，让人看一眼再发。',
      en: 'An order changed again and again: it is held until somebody has looked at it.',
    },
    body: like(
      'edits',
      { 'zh-CN': '频繁改单', en: 'Changed again and again' },
      {
        rungs: [
          rung(0, { atLeast: 3, severity: 'P3', nextUpdateMin: DAY }),
          rung(0, {
            atLeast: 5,
            alert: 'supervisor',
            nextUpdateMin: DAY,
            also: [{ do: 'hold' }, { do: 'ticket', class: 'behaviour', priority: 'P2' }],
          }),
        ],
      },
    ),
  },
];
