import { expect, test } from 'vitest';
import { routeMatcher } from './match-route';

const match = routeMatcher([
  ['/track', 'look-up'],
  ['/t/[token]', 'link'],
  ['/api/v1/orders', 'orders'],
  ['/api/v1/orders/search', 'search'],
  ['/api/v1/orders/[orderNo]', 'order'],
  ['/api/v1/orders/[orderNo]/qr', 'qr'],
  ['/api/live/[...path]', 'live'],
]);

test('a fixed segment wins over a named one, and a named one does not swallow what lies deeper', () => {
  expect(match('/api/v1/orders/search')?.value).toBe('search');
  expect(match('/api/v1/orders/A-1')).toEqual({ value: 'order', params: { orderNo: 'A-1' } });
  expect(match('/api/v1/orders/search/qr')).toEqual({ value: 'qr', params: { orderNo: 'search' } });
});

test('parameters arrive decoded, and a path that cannot be decoded matches nothing', () => {
  expect(match('/api/v1/orders/%E5%88%B0%2F1')?.params).toEqual({ orderNo: '到/1' });
  expect(match('/t/%E0%A4%A')).toBeUndefined();
});

test('a rest takes every segment that is left, but not none', () => {
  expect(match('/api/live/orders/x')?.params).toEqual({ path: ['orders', 'x'] });
  expect(match('/api/live')).toBeUndefined();
});

test('what is not in the table is left to Next', () => {
  for (const path of ['/', '/admin', '/track/', '/t/', '/t', '//track', '/api/v1/orders//qr']) expect(match(path)).toBeUndefined();
});
