import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW, orderDocument } from '@/tests/fixtures/order-document';
import type { OrderDocument } from '../order/order-document';
import { DAY, HOUR } from '../shared/instant';
import { CHANGE_LASTS, changeToTell, explainChange, type ToldBefore, toldBefore } from './explain-change';

const ZONE = 'Asia/Shanghai';
const explain = (before: ToldBefore | null, document: OrderDocument, now = NOW) => explainChange(before, document, { now, timeZone: ZONE });

/** A document whose likely moment is so many hours after midday of tomorrow, the window half a day around it. */
function coming(hours: number, change: (document: OrderDocument) => void = () => undefined): OrderDocument {
  return orderDocument((document) => {
    const p50 = NOW + 16 * HOUR + hours * HOUR;
    document.eta = { ...document.eta!, from: p50 - 6 * HOUR, p50, to: p50 + 6 * HOUR };
    document.attention = [];
    change(document);
  });
}

/** What the document of a moment ago remembers. */
function told(document: OrderDocument, more: Partial<ToldBefore> = {}): ToldBefore {
  return { ...explain(null, document).etaTold!, ...more };
}
const heard = (hoursAgo: number) => (document: OrderDocument) => {
  document.state.lastEventAt = NOW - hoursAgo * HOUR;
  document.state.shipments[0]!.movedAt = NOW - hoursAgo * HOUR;
};
/** Why the second is another day than the first. */
const why = (first: OrderDocument, second: OrderDocument, more: Partial<ToldBefore> = {}) => explain(told(first, more), second).etaChange;

describe('why an order comes on another day', () => {
  it('is not told where the likely day and the end of the window stay on their days, or nothing was told before', () => {
    expect(explain(null, coming(0)).etaChange).toBeUndefined();
    expect(why(coming(0), coming(3))).toBeUndefined();
  });

  it('is that it waits, where and since when', () => {
    expect(why(coming(0, heard(40)), coming(24, heard(40)))).toEqual({
      at: NOW,
      byDays: 1,
      reason: 'waiting',
      since: NOW - 40 * HOUR,
      place: expect.objectContaining({ city: '上海市' }),
    });
    expect(JSON.stringify(why(coming(0, heard(40)), coming(24, heard(40)))!.place)).not.toMatch(/丰巢|lat/);
  });

  it('is a scan that came earlier or later than expected', () => {
    expect(why(coming(0, heard(40)), coming(-24, heard(1)))).toMatchObject({ byDays: -1, reason: 'moved', place: { city: '上海市' } });
    const left = coming(24, (d) => {
      heard(1)(d);
      d.state.shipments[0]!.subStatus = 'departed';
    });
    expect(why(coming(0, heard(40)), left)).toMatchObject({ byDays: 1, reason: 'moved', step: 'left' });
  });

  it('is the hand-over, and before it the shop', () => {
    expect(why(coming(0, heard(40)), coming(48, heard(1)), { phase: 'preparing' })).toMatchObject({ byDays: 2, reason: 'handed_over' });
    const packed = coming(24, (d) => {
      heard(1)(d);
      Object.assign(d.state, { phase: 'preparing', lifecycle: 'packed', shipments: [] });
    });
    expect(why(coming(0, heard(40)), packed, { phase: 'paid' })).toMatchObject({ reason: 'prepared' });
  });

  it('is the trouble that it had, once a window is told again: the one before the trouble is what it is held against', () => {
    const held = coming(0, (d) => {
      d.eta!.notBefore = NOW + DAY;
      d.attention = [{ kind: 'exception', shipmentKey: '', since: NOW, reason: 'carrier.late_flight', actor: 'carrier', severity: 'P2' }];
    });
    const inTrouble = explain(told(coming(0)), held);
    expect(inTrouble).toMatchObject({ etaTold: { cause: 'carrier.late_flight', window: told(coming(0)).window } });
    expect(inTrouble.etaChange).toBeUndefined();
    expect(explain(toldBefore(inTrouble), coming(48, heard(1))).etaChange).toMatchObject({
      byDays: 2,
      reason: 'exception',
      cause: 'carrier.late_flight',
    });
    expect(why(coming(0), coming(24, heard(1)), { cause: 'carrier.attempt_failed' })).toMatchObject({ reason: 'attempt_failed' });
  });

  it('is a source that is silent', () => {
    const silent = coming(24, (d) => {
      heard(40)(d);
      d.attention = [{ kind: 'silent', shipmentKey: '', since: NOW, reason: 'system.carrier_silent', actor: 'service', severity: 'P2' }];
    });
    expect(why(coming(0, heard(40)), silent)).toMatchObject({ reason: 'incident', cause: 'system.carrier_silent' });
  });

  it('is the day that the customer agreed on', () => {
    const agreed = coming(48, (d) => {
      const request = { kind: 'time' as const, identity: 'r', askedAt: NOW, isOwn: true, state: 'done' as const };
      d.state.customer = { requests: [{ ...request, window: { on: '2026-11-24', part: 'any' } }] };
    });
    expect(why(coming(0), agreed)).toMatchObject({ byDays: 2, reason: 'agreed' });
    expect(
      why(
        agreed,
        coming(72, (d) => Object.assign(d.state, { customer: agreed.state.customer })),
      )?.reason,
    ).not.toBe('agreed');
  });

  it('is the pace of such orders where nothing was said and it does not wait', () => {
    expect(why(coming(0, heard(2)), coming(24, heard(2)))).toEqual({ at: NOW, byDays: 1, reason: 'pace' });
    expect(why(coming(0, heard(40)), coming(-24, heard(40)))).toMatchObject({ byDays: -1, reason: 'pace' });
  });

  it('stays for three days or until it changes again, and ends with the arrival', () => {
    const first = explain(told(coming(0, heard(2))), coming(24, heard(2)));
    const later = (ms: number) => explain(toldBefore(first), coming(24, heard(2)), NOW + ms).etaChange;
    expect(later(CHANGE_LASTS - 1)).toEqual(first.etaChange);
    expect(later(CHANGE_LASTS)).toBeUndefined();
    expect(explain(toldBefore(first), coming(-30, heard(1)), NOW + HOUR).etaChange).toMatchObject({ at: NOW + HOUR, reason: 'moved' });
    const arrived = coming(24, (d) => Object.assign(d.state, { lifecycle: 'delivered' }));
    expect(explain(toldBefore(first), arrived)).toEqual({});
  });

  it('is told exactly when a day moved, with the sign of the likely day', () => {
    const day = (at: number) => Math.floor((at + 8 * HOUR) / DAY);
    const hours = fc.integer({ min: -100, max: 100 });
    fc.assert(
      fc.property(hours, hours, (a, b) => {
        const [first, second] = [coming(a, heard(2)), coming(b, heard(2))];
        const change = why(first, second);
        const likely = day(second.eta!.p50) - day(first.eta!.p50);
        expect(change?.byDays ?? 0).toBe(likely || day(second.eta!.to) - day(first.eta!.to));
      }),
    );
  });
});

describe('what is told of a change', () => {
  const earlier = { at: NOW - HOUR, byDays: -1, reason: 'moved' } as const;
  const later = { ...earlier, byDays: 1 };
  const page = (etaChange: typeof earlier | typeof later, kinds: string[] = [], lateAt = NOW + DAY) =>
    orderDocument((d) => {
      const attention = kinds.map((kind) => ({ ...d.attention[0]!, kind }));
      Object.assign(d, { etaChange, attention, eta: { ...d.eta!, lateAt } });
    });

  it('is not that it was ahead of time, once it has stalled or is late', () => {
    expect(changeToTell(page(earlier), NOW)).toEqual(earlier);
    for (const kind of ['stalled', 'late']) {
      expect(changeToTell(page(earlier, [kind]), NOW)).toBeNull();
      expect(changeToTell(page(later, [kind]), NOW)).toEqual(later);
    }
    expect(changeToTell(page(earlier, [], NOW - HOUR), NOW)).toBeNull();
    expect(changeToTell(page(later), NOW + CHANGE_LASTS)).toBeNull();
  });
});
