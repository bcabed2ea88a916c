import { describe, expect, it } from 'vitest';
import type { OrderDocument } from '../order/order-document';
import { HOUR } from '../shared/instant';
import { toldWindow } from './told-window';

const ZONE = 'Asia/Shanghai';
/** 13:20 in Shanghai. */
const NOW = Date.parse('2026-11-21T05:20:00Z');
const local = (text: string) => Date.parse(`${text}+08:00`);

function page(more: { eta?: object | null; state?: object; headline?: string } = {}): OrderDocument {
  const state = { lifecycle: 'in_transit', shipments: [], moments: { deliveredAt: null }, ...more.state };
  return { headline: { key: more.headline ?? 'in_transit', params: {} }, state, eta: more.eta ?? null } as unknown as OrderDocument;
}

describe('the window that a page promises', () => {
  it('reaches from the start of its first day to the end of its last', () => {
    const eta = { from: local('2026-11-23T09:00'), to: local('2026-11-25T15:00'), p95: local('2026-11-27T15:00') };
    expect(toldWindow(page({ eta }), NOW, ZONE)).toEqual({ fromAt: local('2026-11-23T00:00'), dueAt: local('2026-11-26T00:00') - 1 });
  });

  it('of one day is whole hours, as it is worded', () => {
    const eta = { from: local('2026-11-21T14:10'), to: local('2026-11-21T17:40'), p95: local('2026-11-21T18:40') };
    expect(toldWindow(page({ eta }), NOW, ZONE)).toEqual({ fromAt: local('2026-11-21T14:00'), dueAt: local('2026-11-21T18:00') });
  });

  it('is none where the page only says what is not before, what has passed, or what a carrier claims', () => {
    const eta = { p10: NOW + HOUR, p90: NOW + 2 * HOUR };
    expect(toldWindow(page({ eta: { ...eta, notBefore: NOW } }), NOW, ZONE)).toBeNull();
    expect(toldWindow(page({ eta: { p10: NOW - 3 * HOUR, p90: NOW - HOUR } }), NOW, ZONE)).toBeNull();
    expect(toldWindow(page({ eta, headline: 'lost' }), NOW, ZONE)).toBeNull();
    expect(toldWindow(page({ eta, state: { lifecycle: 'delivered' } }), NOW, ZONE)).toBeNull();
    const carriers = { shipments: [{ expectedBy: NOW + HOUR }], promisedBy: NOW + HOUR };
    expect(toldWindow(page({ state: carriers }), NOW, ZONE)).toBeNull();
  });

  it('is the day that the shop promised with the order where nothing is estimated', () => {
    const promisedBy = local('2026-11-24T12:00');
    expect(toldWindow(page({ state: { promisedBy } }), NOW, ZONE)).toEqual({
      fromAt: local('2026-11-24T00:00'),
      dueAt: local('2026-11-25T00:00') - 1,
    });
  });
});
