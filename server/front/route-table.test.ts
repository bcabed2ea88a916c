import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hotRoutes } from './route-table';

/** Where a route is hot: customers' pages, look-up, ingest, webhooks, live, health. */
const HOT = [
  '/track',
  '/t',
  '/q',
  '/api/v1/track',
  '/api/v1/orders',
  '/api/v1/events',
  '/api/webhooks',
  '/api/receipts',
  '/api/live',
  '/api/health',
  '/api/metrics',
  '/api/dwell',
  '/offline.js',
  '/script',
  '/wechat',
  '/u',
];

test('every route of app/ that is hot stands in the table, and the table names no other', () => {
  const patterns = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)route\.tsx?$/.test(file))
    .map((file) => `/${file}`.replace(/\/route\.tsx?$/, '').replace(/\/\([\w-]+\)/g, ''))
    .filter((path) => HOT.some((hot) => path === hot || path.startsWith(`${hot}/`)));
  expect(hotRoutes.map(([pattern]) => pattern).sort()).toEqual(patterns.sort());
});
