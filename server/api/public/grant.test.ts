import { expect, test, vi } from 'vitest';
import { HOUR } from '@/server/domain/shared/instant';
import { grantCookie, grantedTier } from './grant';

vi.stubEnv('DAONA_SECRET', Buffer.alloc(32, 7).toString('base64'));
vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost/none');

const NOW = Date.parse('2026-11-21T12:00:00Z');
const CODE = 'Hq7CkP2mXs9';
const pairOf = (cookie: string) => cookie.slice(0, cookie.indexOf(';'));
const asking = (cookie: string) => new Request('http://daona.test/', { headers: { cookie } });

test('a grant lifts its own page for twelve hours and no longer', () => {
  const cookie = grantCookie(CODE, NOW);
  expect(cookie).toMatch(/Path=\/q\/Hq7CkP2mXs9; Max-Age=43200; HttpOnly; SameSite=Lax/);
  expect(grantedTier(asking(pairOf(cookie)), CODE, NOW + 11 * HOUR)).toBe(1);
  expect(grantedTier(asking(pairOf(cookie)), CODE, NOW + 12 * HOUR)).toBe(0);
});

test('a grant for one page opens no other', () => {
  expect(grantedTier(asking(pairOf(grantCookie(CODE, NOW))), 'Zq7CkP2mXs9', NOW)).toBe(0);
});

test('a changed grant is none', () => {
  const value = pairOf(grantCookie(CODE, NOW));
  for (const forged of [
    value.slice(0, -1),
    value.replace('=1.', '=2.'),
    value.replace(/\.\w+\./, '.zzzzzzzz.'),
    'daona_grant=1',
    'daona_grant=',
  ]) {
    expect(grantedTier(asking(forged), CODE, NOW)).toBe(0);
  }
  expect(grantedTier(new Request('http://daona.test/'), CODE, NOW)).toBe(0);
});
