import type { Consequence } from './consequence';
import { DRAFT_MINUTES, DUTY_MANAGER, type RuleBody, type Rung } from './rule';

const HOUR = 60;
const DAY = 24 * HOUR;

type Told = Partial<Omit<Rung, 'afterMin'>>;

/** A rung that alerts the agents in yellow and tells nobody else, unless `told` says more. */
function rung(afterMin: number, nextUpdateMin: number, told: Told = {}): Rung {
  return { afterMin, severity: 'P2', tellCustomer: false, alert: 'agent', red: false, nextUpdateMin, ...told };
}

const TELL: Told = { tellCustomer: true };
const RED: Told = { red: true, severity: 'P1', alert: 'supervisor' };

/** A ticket as urgent as its rung; the library of exceptions knows its type by the rule. */
const PAYMENT: Consequence = { do: 'ticket', class: 'payment' };
const STOCK: Consequence = { do: 'ticket', class: 'stock' };
const LOGISTICS: Consequence = { do: 'ticket', class: 'logistics' };
const BEHAVIOUR: Consequence = { do: 'ticket', class: 'behaviour' };
const ASK_AGAIN: Consequence = { do: 'resync' };
const ASK_CARRIER: Consequence = { do: 'ask_carrier' };

/**
 * The ladder of DOMAIN 5.9 as it stands on a new installation, by rule code; R2-8, R2-9, R2-10, R3-2, R3-4, R3-20, R1-21,
 * R0-4, R0-13, R0-15 and R1-26 set the numbers and what else is done. What a carrier has not collected is told by service first, if
 * somebody is there to do so (R2-18, R2-19). `pickup_point` counts from the end of the storage term and `past_promise` from the
 * promised moment; the others from the start of their step.
 */
export const DEFAULT_RULES: Record<string, RuleBody> = {
  payment_due: {
    name: { 'zh-CN': '待付款', en: 'Payment due' },
    clock: 'payment_due',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1,
    reason: 'payment.timeout',
    rungs: [rung(30, DAY, { severity: 'P2' })],
  },
  payment_verify: {
    name: { 'zh-CN': '支付核验', en: 'Payment check' },
    clock: 'payment_verify',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1,
    reason: 'payment.verify_slow',
    rungs: [
      rung(5, HOUR, { severity: 'P1', alert: DUTY_MANAGER, also: [ASK_AGAIN] }),
      rung(30, 90, { ...TELL, ...RED, also: [PAYMENT] }),
      rung(2 * HOUR, 2 * HOUR, { ...RED, severity: 'P0', alert: 'admin', also: [PAYMENT] }),
    ],
  },
  review: {
    name: { 'zh-CN': '订单审核', en: 'Order review' },
    clock: 'review',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1.5,
    reason: 'shipper.review_late',
    rungs: [rung(DAY, DAY, { ...TELL, alert: 'supervisor' }), rung(2 * DAY, DAY, { ...TELL, ...RED, also: [STOCK] })],
  },
  warehouse_accept: {
    name: { 'zh-CN': '仓库接单', en: 'Warehouse acceptance' },
    clock: 'warehouse_accept',
    scope: {},
    calendar: 'party',
    holidayFactor: 1.5,
    reason: 'shipper.not_accepted',
    rungs: [
      rung(30, 2 * HOUR, { severity: 'P3', also: [ASK_AGAIN] }),
      rung(2 * HOUR, 4 * HOUR, { ...TELL, also: [STOCK] }),
      rung(4 * HOUR, 4 * HOUR, { ...TELL, ...RED, also: [STOCK] }),
    ],
  },
  pick_start: {
    name: { 'zh-CN': '仓库拣货', en: 'Picking' },
    clock: 'pick_start',
    scope: { orderTypes: ['normal'] },
    calendar: 'party',
    holidayFactor: 1.5,
    reason: 'shipper.picking_late',
    rungs: [
      rung(45, 2 * HOUR, { severity: 'P3', also: [{ do: 'recheck_stock' }] }),
      rung(2 * HOUR, 4 * HOUR, { ...TELL, also: [STOCK] }),
      rung(4 * HOUR, 4 * HOUR, { ...TELL, ...RED, also: [STOCK] }),
    ],
  },
  pick_start_made: {
    name: { 'zh-CN': '仓库拣货（预售、定制）', en: 'Picking (pre-order, custom)' },
    clock: 'pick_start',
    scope: { orderTypes: ['presale', 'custom'] },
    calendar: 'party',
    holidayFactor: 1.5,
    reason: 'shipper.picking_late',
    rungs: [
      rung(2 * HOUR, 4 * HOUR, { severity: 'P3', also: [{ do: 'recheck_stock' }] }),
      rung(8 * HOUR, DAY, TELL),
      rung(16 * HOUR, DAY, { ...TELL, ...RED, also: [STOCK] }),
    ],
  },
  carrier_collect: {
    name: { 'zh-CN': '快递揽收', en: 'Carrier collection' },
    clock: 'carrier_collect',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1.5,
    reason: 'carrier.missed_pickup',
    rungs: [
      rung(3 * HOUR, 2 * HOUR, { ...TELL, draft: { goesAfterMin: DRAFT_MINUTES.usual }, also: [ASK_AGAIN, ASK_CARRIER] }),
      rung(DAY, 4 * HOUR, { ...TELL, severity: 'P1', also: [LOGISTICS] }),
      rung(3 * DAY, DAY, { ...TELL, ...RED, also: [LOGISTICS, ASK_CARRIER] }),
    ],
  },
  movement: {
    name: { 'zh-CN': '在途无更新', en: 'No movement' },
    clock: 'movement',
    scope: { lane: 'domestic' },
    calendar: 'around_the_clock',
    holidayFactor: 1.5,
    reason: 'carrier.no_movement',
    rungs: [
      rung(DAY, DAY, { ...TELL, also: [ASK_AGAIN, ASK_CARRIER] }),
      rung(3 * DAY, DAY, { ...TELL, ...RED, also: [LOGISTICS] }),
      rung(7 * DAY, DAY, { ...TELL, ...RED, severity: 'P0', alert: 'admin', also: [LOGISTICS] }),
    ],
  },
  movement_cross_border: {
    name: { 'zh-CN': '在途无更新（跨境）', en: 'No movement (cross-border)' },
    clock: 'movement',
    scope: { lane: 'cross_border' },
    calendar: 'around_the_clock',
    holidayFactor: 1.5,
    reason: 'carrier.no_movement',
    rungs: [
      rung(3 * DAY, 2 * DAY, { ...TELL, also: [ASK_AGAIN, ASK_CARRIER] }),
      rung(7 * DAY, 2 * DAY, { ...TELL, ...RED, also: [LOGISTICS] }),
      rung(20 * DAY, 2 * DAY, { ...TELL, ...RED, severity: 'P0', alert: 'admin', also: [LOGISTICS] }),
    ],
  },
  out_for_delivery: {
    name: { 'zh-CN': '派送超时', en: 'Delivery overdue' },
    clock: 'out_for_delivery',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1,
    reason: 'carrier.not_delivered',
    rungs: [
      rung(0, 12 * HOUR, { at: 'end_of_day', severity: 'P3' }),
      rung(DAY, 6 * HOUR, { ...TELL, ...RED, also: [ASK_CARRIER, LOGISTICS] }),
    ],
  },
  pickup_point: {
    name: { 'zh-CN': '待取件将到期', en: 'Collection period' },
    clock: 'pickup_point',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1,
    reason: 'recipient.no_reply_locker',
    rungs: [
      rung(-DAY, DAY, { ...TELL, severity: 'P3', alert: null }),
      rung(0, DAY, { ...TELL }),
      rung(2 * DAY, DAY, { ...TELL, ...RED, alert: 'agent', also: [LOGISTICS] }),
    ],
  },
  past_promise: {
    name: { 'zh-CN': '超过承诺时间', en: 'Past the promised time' },
    clock: 'past_promise',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1,
    reason: 'promise.past',
    rungs: [
      rung(-DAY, DAY, { ...TELL, severity: 'P3' }),
      rung(0, DAY, { ...TELL, severity: 'P1' }),
      rung(2 * DAY, DAY, { ...TELL, ...RED, also: [LOGISTICS] }),
    ],
  },
  edits: {
    name: { 'zh-CN': '订单反复修改', en: 'Too many edits' },
    clock: 'edits',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1,
    reason: 'behaviour.edits',
    rungs: [rung(0, DAY, { atLeast: 3, severity: 'P3' }), rung(0, DAY, { atLeast: 5, alert: 'supervisor', also: [BEHAVIOUR] })],
  },
  reorders: {
    name: { 'zh-CN': '反复取消再下单', en: 'Cancelled and ordered again' },
    clock: 'reorders',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1,
    reason: 'behaviour.reorders',
    rungs: [rung(0, DAY, { atLeast: 3, severity: 'P3', also: [BEHAVIOUR] })],
  },
  burst: {
    name: { 'zh-CN': '相似订单集中出现', en: 'Burst of similar orders' },
    clock: 'burst',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1,
    reason: 'behaviour.burst',
    rungs: [
      rung(0, DAY, {
        atLeast: 10,
        alert: 'supervisor',
        also: [{ do: 'approve', role: 'supervisor', yes: [], no: [{ do: 'hold' }, BEHAVIOUR] }],
      }),
    ],
  },
};
