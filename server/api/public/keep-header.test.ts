import { expect, test, vi } from 'vitest';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { keepCookie } from './keep-cookie';
import { keepHeader } from './keep-header';
import { ownerCookie } from './owner-cookie';

vi.stubEnv('DAONA_SECRET', Buffer.alloc(32, 7).toString('base64'));
vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost/none');

const NOW = Date.parse('2026-11-21T12:00:00Z');
const PATH = '/q/Hq7CkP2mXs9';
const asking = (...cookies: string[]) =>
  new Request('http://daona.test/', { headers: { cookie: cookies.map((cookie) => cookie.slice(0, cookie.indexOf(';'))).join('; ') } });
const seconds = (headers: Record<string, string>) => Number(headers['daona-keep'] ?? 0);
const session = (token: string) => ownerCookie({ token, shown: '138****8000' }, 30);

test('no device keeps the owner’s page unasked', () => {
  expect(keepHeader(asking(session('a')), { tier: 2 }, NOW)).toEqual({});
});

test('at the owner’s wish a device keeps it for twelve hours from then, whenever it is opened again', () => {
  const wish = keepCookie(asking(session('a')), PATH, NOW)!;
  const request = asking(session('a'), wish);
  expect(wish).toMatch(/Path=\/q\/Hq7CkP2mXs9; Max-Age=43200; HttpOnly/);
  expect(seconds(keepHeader(request, { tier: 2 }, NOW))).toBe(12 * 3600);
  expect(seconds(keepHeader(request, { tier: 2 }, NOW + 11 * HOUR))).toBe(3600);
  expect(keepHeader(request, { tier: 2 }, NOW + 12 * HOUR)).toEqual({});
});

test('the wish of one session is not that of the next on the same phone, and nobody’s without a session', () => {
  const wish = keepCookie(asking(session('a')), PATH, NOW)!;
  expect(keepHeader(asking(session('b'), wish), { tier: 2 }, NOW)).toEqual({});
  expect(keepHeader(asking(wish), { tier: 2 }, NOW)).toEqual({});
  expect(keepCookie(asking(), PATH, NOW)).toBeNull();
});

test('what a device keeps ends no later than the proof or the link that opened it', () => {
  const request = asking();
  expect(seconds(keepHeader(request, { tier: 1 }, NOW))).toBe(12 * 3600);
  expect(seconds(keepHeader(request, { tier: 1, endsAt: NOW + 5 * MINUTE }, NOW))).toBe(300);
  expect(seconds(keepHeader(request, { tier: 0, endsAt: NOW + 5 * MINUTE }, NOW))).toBe(300);
  const owner = asking(session('a'), keepCookie(asking(session('a')), PATH, NOW)!);
  expect(seconds(keepHeader(owner, { tier: 2, endsAt: NOW + MINUTE }, NOW))).toBe(60);
});
