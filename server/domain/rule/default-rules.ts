import type { RuleBody, Rung } from './rule';

const HOUR = 60;
const DAY = 24 * HOUR;

type Told = Partial<Omit<Rung, 'afterMin'>>;

/** A rung that alerts the agents in yellow and tells nobody else, unless `told` says more. */
function rung(afterMin: number, nextUpdateMin: number, told: Told = {}): Rung {
  return { afterMin, severity: 'P2', tellCustomer: false, alert: 'agent', red: false, nextUpdateMin, ...told };
}

const TELL: Told = { tellCustomer: true };
const RED: Told = { red: true, severity: 'P1', alert: 'supervisor' };

/**
 * The ladder of DOMAIN 5.9 as it stands on a new installation, by rule code; R2-8, R2-9, R2-10, R3-2, R3-4, R3-20, R1-21,
 * R0-4, R0-13, R0-15 and R1-26 set the numbers. `pickup_point` counts from the end of the storage term and `past_promise` from the
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
      rung(5, HOUR, { severity: 'P1', alert: 'supervisor' }),
      rung(30, 90, { ...TELL, ...RED }),
      rung(2 * HOUR, 2 * HOUR, { ...RED, severity: 'P0', alert: 'admin' }),
    ],
  },
  review: {
    name: { 'zh-CN': '订单审核', en: 'Order review' },
    clock: 'review',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1.5,
    reason: 'shipper.review_late',
    rungs: [rung(DAY, DAY, { ...TELL, alert: 'supervisor' }), rung(2 * DAY, DAY, { ...TELL, ...RED })],
  },
  warehouse_accept: {
    name: { 'zh-CN': '仓库接单', en: 'Warehouse acceptance' },
    clock: 'warehouse_accept',
    scope: {},
    calendar: 'party',
    holidayFactor: 1.5,
    reason: 'shipper.not_accepted',
    rungs: [rung(30, 2 * HOUR, { severity: 'P3' }), rung(2 * HOUR, 4 * HOUR, TELL), rung(4 * HOUR, 4 * HOUR, { ...TELL, ...RED })],
  },
  pick_start: {
    name: { 'zh-CN': '仓库拣货', en: 'Picking' },
    clock: 'pick_start',
    scope: { orderTypes: ['normal'] },
    calendar: 'party',
    holidayFactor: 1.5,
    reason: 'shipper.picking_late',
    rungs: [rung(45, 2 * HOUR, { severity: 'P3' }), rung(2 * HOUR, 4 * HOUR, TELL), rung(4 * HOUR, 4 * HOUR, { ...TELL, ...RED })],
  },
  pick_start_made: {
    name: { 'zh-CN': '仓库拣货（预售、定制）', en: 'Picking (pre-order, custom)' },
    clock: 'pick_start',
    scope: { orderTypes: ['presale', 'custom'] },
    calendar: 'party',
    holidayFactor: 1.5,
    reason: 'shipper.picking_late',
    rungs: [rung(2 * HOUR, 4 * HOUR, { severity: 'P3' }), rung(8 * HOUR, DAY, TELL), rung(16 * HOUR, DAY, { ...TELL, ...RED })],
  },
  carrier_collect: {
    name: { 'zh-CN': '快递揽收', en: 'Carrier collection' },
    clock: 'carrier_collect',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1.5,
    reason: 'carrier.missed_pickup',
    rungs: [rung(3 * HOUR, 2 * HOUR, TELL), rung(DAY, 4 * HOUR, { ...TELL, severity: 'P1' }), rung(3 * DAY, DAY, { ...TELL, ...RED })],
  },
  movement: {
    name: { 'zh-CN': '在途无更新', en: 'No movement' },
    clock: 'movement',
    scope: { lane: 'domestic' },
    calendar: 'around_the_clock',
    holidayFactor: 1.5,
    reason: 'carrier.no_movement',
    rungs: [
      rung(DAY, DAY, TELL),
      rung(3 * DAY, DAY, { ...TELL, ...RED }),
      rung(7 * DAY, DAY, { ...TELL, ...RED, severity: 'P0', alert: 'admin' }),
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
      rung(3 * DAY, 2 * DAY, TELL),
      rung(7 * DAY, 2 * DAY, { ...TELL, ...RED }),
      rung(20 * DAY, 2 * DAY, { ...TELL, ...RED, severity: 'P0', alert: 'admin' }),
    ],
  },
  out_for_delivery: {
    name: { 'zh-CN': '派送超时', en: 'Delivery overdue' },
    clock: 'out_for_delivery',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1,
    reason: 'carrier.not_delivered',
    rungs: [rung(0, 12 * HOUR, { at: 'end_of_day', severity: 'P3' }), rung(DAY, 6 * HOUR, { ...TELL, ...RED })],
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
      rung(2 * DAY, DAY, { ...TELL, ...RED, alert: 'agent' }),
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
      rung(2 * DAY, DAY, { ...TELL, ...RED }),
    ],
  },
  edits: {
    name: { 'zh-CN': '订单反复修改', en: 'Too many edits' },
    clock: 'edits',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1,
    reason: 'behaviour.edits',
    rungs: [rung(0, DAY, { atLeast: 3, severity: 'P3' }), rung(0, DAY, { atLeast: 5, alert: 'supervisor' })],
  },
  reorders: {
    name: { 'zh-CN': '反复取消再下单', en: 'Cancelled and ordered again' },
    clock: 'reorders',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1,
    reason: 'behaviour.reorders',
    rungs: [rung(0, DAY, { atLeast: 3, severity: 'P3' })],
  },
  burst: {
    name: { 'zh-CN': '相似订单集中出现', en: 'Burst of similar orders' },
    clock: 'burst',
    scope: {},
    calendar: 'around_the_clock',
    holidayFactor: 1,
    reason: 'behaviour.burst',
    rungs: [rung(0, DAY, { atLeast: 10, alert: 'supervisor' })],
  },
};
