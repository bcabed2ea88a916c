import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { DAY, HOUR } from '@/server/domain/shared/instant';
import { orderDocument } from '@/tests/fixtures/order-document';
import { calendarFile, describeCalendar } from './calendar-model';

const NOW = Date.parse('2026-11-21T06:00:00Z');
const viewer = { timeZone: 'Asia/Shanghai', dayZone: 'Asia/Shanghai', now: NOW };
const about = { uid: 'Hq7CkP2mXs9@track.example.com', version: 7, madeAt: NOW, url: 'https://track.example.com/q/Hq7CkP2mXs9' };
const eta = (p10: number, p90: number) => ({
  from: p10,
  to: p90,
  p5: p10,
  p10,
  p50: p10,
  p80: p90,
  p90,
  p95: p90,
  lateAt: p90,
  basis: { level: 'lane' as const, orders: 90, leg: 'shipped' as const },
  model: 1,
});

function describeIt(more: Partial<OrderDocument>, seen = viewer) {
  const document = { ...orderDocument(), ...more };
  return describeCalendar({ document, language: 'zh-CN', viewer: seen }, { headline: '快件已到达武汉', url: about.url });
}

describe('what the calendar is told', () => {
  it('is a window of hours in UTC, and days where it is longer', () => {
    const hours = describeIt({ eta: eta(NOW + 2 * HOUR, NOW + 6 * HOUR) })!;
    expect(calendarFile(hours, about)).toContain('DTSTART:20261121T080000Z\r\nDTEND:20261121T120000Z\r\n');
    const days = describeIt({ eta: eta(NOW + DAY, NOW + 3 * DAY) })!;
    expect(calendarFile(days, about)).toContain('DTSTART;VALUE=DATE:20261122\r\nDTEND;VALUE=DATE:20261125\r\n');
  });

  it('keeps a day that was promised as that day, wherever it is read', () => {
    const document = orderDocument();
    const promisedBy = Date.parse('2026-11-23T15:59:59Z');
    const state = { ...document.state, promisedBy };
    for (const timeZone of ['Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kathmandu']) {
      expect(describeIt({ eta: null, state }, { ...viewer, timeZone })?.span).toEqual({
        kind: 'days',
        from: '2026-11-23',
        to: '2026-11-23',
      });
    }
  });

  it('is the delivery time that the warehouse confirmed before any estimate', () => {
    const document = orderDocument();
    const request = { kind: 'time' as const, identity: 'r', askedAt: NOW, isOwn: true, state: 'done' as const };
    const requests = [{ ...request, window: { on: '2026-11-24', part: 'evening' as const } }];
    const told = describeIt({ eta: eta(NOW, NOW + DAY), state: { ...document.state, customer: { requests } } });
    expect(told).toMatchObject({ span: { from: '2026-11-24', to: '2026-11-24' }, title: '包裹约定送达：晚上（18–21 点）' });
  });

  it('is nothing where the page tells no time, or only the earliest', () => {
    const { state } = orderDocument();
    expect(describeIt({ eta: null, state: { ...state, promisedBy: undefined } })).toBeNull();
    expect(describeIt({ eta: { ...eta(NOW, NOW + DAY), notBefore: NOW + DAY } })).toBeNull();
    expect(describeIt({ eta: eta(NOW, NOW + DAY), state: { ...state, lifecycle: 'delivered' } })).toBeNull();
  });
});

it('a file has lines of at most 75 octets and gives back every text', () => {
  const text = fc.string({ unit: fc.constantFrom('包', 'é', 'a', ' ', ',', ';', '\\', '\n', '📦'), maxLength: 120 });
  fc.assert(
    fc.property(text, text, (title, words) => {
      const file = calendarFile({ span: { kind: 'time', from: NOW, to: NOW + HOUR }, title, text: words }, about);
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const unfolded = file.replaceAll('\r\n ', '');
      const read = (name: string) =>
        new RegExp(`^${name}:(.*)\\r$`, 'm').exec(unfolded)![1]!.replace(/\\(n|.)/g, (_, letter) => (letter === 'n' ? '\n' : letter));
      expect([read('SUMMARY'), read('DESCRIPTION')]).toEqual([title, words]);
    }),
  );
});
