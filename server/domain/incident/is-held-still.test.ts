import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import { gateNotice } from '../notice/gate-notice';
import { foldOrder } from '../order/fold-order';
import type { OrderDocument } from '../order/order-document';
import { followUp } from '../promise/follow-up';
import type { Fact } from '../tracking/fact';
import { pauseAttention } from './pause-attention';

const MOVED = 120;
const DUE = MOVED + 24 * 60;
const STALLED = [placed(), paid(1), shippedAs(SF, 60), scanned('in_transit', MOVED)];
const incident = { id: 'i', kind: 'source_silent' as const, since: at(DUE - 30), source: 'sf', sourceKind: 'carrier' as const };
const joined = told('incident.joined', DUE + 5, 'portal', { data: { incident } });
const left = told('incident.left', DUE + 60, 'portal', { data: { incident } });

function doc(facts: Fact[]): OrderDocument {
  const state = foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);
  const attention = [...state.attention, ...pauseAttention(state)];
  return {
    id: '1',
    code: 'c',
    version: 1,
    updatedAt: at(0),
    state,
    attention,
    health: 'green',
    eta: null,
    headline: { key: 'x', params: {} },
  };
}

const params = { rule: 'movement', rung: 1, since: at(MOVED), reason: 'carrier.no_movement' };
const promise = { id: 'p', dueAt: at(DUE + 90), template: 'stall.movement', params, isToldSince: false };
const next = (facts: Fact[]) => followUp(promise, doc(facts), 'Asia/Shanghai', at(DUE + 90));

describe('a customer who was told of a stall before the incident that took its place', () => {
  it('is not told that the hold-up is over while nothing moved', () => {
    expect(next([...STALLED, joined])).toMatchObject({
      kind: 'tell',
      intent: { template: 'update.still_waiting', params: { reason: 'system.source_silent' } },
    });
    expect(next([...STALLED, joined, left])).toMatchObject({ kind: 'tell', intent: { template: 'update.still_waiting' } });
  });

  it('is told so once the parcel moved', () => {
    const moved = scanned('in_transit.arrived', DUE + 50);
    expect(next([...STALLED, joined, left, moved])).toMatchObject({ kind: 'tell', intent: { template: 'update.resolved' } });
  });

  it('gets the promised word that there is no news, and no message about a stall', () => {
    const gate = (template: string, facts: Fact[]) =>
      gateNotice({
        template,
        params,
        createdAt: at(DUE + 90),
        document: doc(facts),
        sentToday: 0,
        timeZone: 'Asia/Shanghai',
        quietHours: null,
        now: at(DUE + 90),
      });
    expect(gate('update.still_waiting', [...STALLED, joined])).toEqual({ kind: 'send' });
    expect(gate('stall.movement', [...STALLED, joined])).toEqual({ kind: 'suppress', reason: 'incident' });
    expect(gate('stall.movement', STALLED)).toEqual({ kind: 'suppress', reason: 'resolved' });
  });
});
