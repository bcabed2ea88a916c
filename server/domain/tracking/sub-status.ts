import type { Milestone } from './milestone';

/** Who has to act next. */
export type Actor = 'customer' | 'service' | 'warehouse' | 'carrier' | 'none';

/** What a code says beyond its milestone (DOMAIN 3.3). */
export interface SubStatus {
  actor: Actor;
  /** Shown to customers at all. */
  customerVisible: boolean;
  /** Real movement: it restarts the stall clocks. */
  movesClock: boolean;
  notifyClass: 'none' | 'info' | 'act' | 'alarm';
  severity: 'P0' | 'P1' | 'P2' | 'P3' | null;
  /** Attention flag that the fact raises without touching the milestone. */
  attention?: 'exception' | 'late' | 'stalled' | 'silent';
}

const MOVE: SubStatus = { actor: 'carrier', customerVisible: true, movesClock: true, notifyClass: 'none', severity: null };
const INFO: SubStatus = { ...MOVE, movesClock: false };
const ACT: SubStatus = { ...MOVE, actor: 'customer', notifyClass: 'act' };
const HELD: SubStatus = { ...INFO, actor: 'service', notifyClass: 'alarm', severity: 'P2', attention: 'exception' };

/** Sub-statuses by milestone. The empty name is the bare milestone. */
export const SUB_STATUSES = {
  no_data: { '': INFO },
  label_created: { '': INFO },
  awaiting_pickup: { '': INFO },
  picked_up: { '': MOVE, locker_drop: MOVE, at_store: MOVE },
  in_transit: {
    '': MOVE,
    departed: MOVE,
    arrived: MOVE,
    info: INFO,
    forwarded: MOVE,
    problem_resolved: MOVE,
    left_country: MOVE,
    arrived_country: MOVE,
    missorted: { ...HELD, movesClock: true },
  },
  customs: {
    '': MOVE,
    started: MOVE,
    inspect: INFO,
    docs: { ...HELD, actor: 'customer' },
    duty: { ...HELD, actor: 'customer' },
    held: HELD,
    released: MOVE,
  },
  at_destination: { '': MOVE },
  handed_to_partner: { '': MOVE },
  out_for_delivery: { '': { ...MOVE, notifyClass: 'info' }, appointment: INFO, contacted: INFO },
  available_for_pickup: { '': ACT, locker: ACT, station: ACT, store: ACT, overdue: { ...HELD, actor: 'customer' } },
  attempt_failed: {
    '': { ...ACT, notifyClass: 'alarm', severity: 'P2' },
    absent: { ...ACT, notifyClass: 'alarm', severity: 'P2' },
    closed: { ...ACT, notifyClass: 'alarm', severity: 'P2' },
    bad_address: { ...ACT, notifyClass: 'alarm', severity: 'P1' },
    refused: { ...ACT, notifyClass: 'alarm', severity: 'P1' },
    out_of_area: { ...ACT, actor: 'service', notifyClass: 'alarm', severity: 'P1' },
  },
  delivered: {
    '': { ...MOVE, actor: 'none', notifyClass: 'info' },
    self: { ...MOVE, actor: 'none', notifyClass: 'info' },
    household: { ...MOVE, actor: 'none', notifyClass: 'info' },
    agent: { ...MOVE, actor: 'none', notifyClass: 'info' },
    neighbour: { ...MOVE, actor: 'none', notifyClass: 'info' },
    guard: { ...MOVE, actor: 'none', notifyClass: 'info' },
    locker_collected: { ...MOVE, actor: 'none', notifyClass: 'none' },
    station_collected: { ...MOVE, actor: 'none', notifyClass: 'none' },
    cod: { ...MOVE, actor: 'none', notifyClass: 'info' },
    photo_only: { ...MOVE, actor: 'none', notifyClass: 'info' },
    after_attempt: { ...MOVE, actor: 'none', notifyClass: 'info' },
  },
  returning: { '': { ...MOVE, notifyClass: 'alarm', severity: 'P1' }, refused: { ...MOVE, notifyClass: 'alarm', severity: 'P1' } },
  returned: { '': { ...MOVE, actor: 'service', notifyClass: 'alarm', severity: 'P1' } },
  lost: { '': { ...MOVE, actor: 'service', notifyClass: 'alarm', severity: 'P0' } },
  destroyed: { '': { ...MOVE, actor: 'service', notifyClass: 'alarm', severity: 'P0' } },
  voided: { '': { ...INFO, actor: 'service' } },
} as const satisfies Record<Milestone, Record<string, SubStatus>>;

/** Facts about a shipment that keep its milestone and raise a flag (the attention rows of DOMAIN 4). */
export const PROBLEMS = {
  generic: HELD,
  damaged: { ...HELD, severity: 'P1' },
  delayed: { ...INFO, attention: 'late' },
  held: HELD,
  no_contact: { ...HELD, actor: 'customer' },
  not_updated: { ...INFO, customerVisible: false, attention: 'stalled' },
  feed_ended: { ...INFO, customerVisible: false, attention: 'silent' },
  bad_number: { ...INFO, actor: 'service', customerVisible: false, severity: 'P2', attention: 'exception' },
} as const satisfies Record<string, SubStatus>;
