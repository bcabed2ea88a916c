import { expect, test } from 'vitest';
import { HOUR } from '../shared/instant';
import { wordAlert } from './word-alert';

/** 12:00 in Shanghai. */
const NOW = Date.parse('2026-11-22T04:00:00Z');
const viewer = { timeZone: 'Asia/Shanghai', now: NOW };
const textOf = (template: 'alert.stall' | 'alert.stalls', reason: string, since: number) =>
  wordAlert({ template, params: { orderNo: 'A1', reason, since, others: 2 } }, 'zh-CN', viewer).text;

test('what counts by a promised moment tells it, before and after; no news since tomorrow is never said', () => {
  for (const template of ['alert.stall', 'alert.stalls'] as const) {
    expect(textOf(template, 'carrier.delayed', NOW + 20 * HOUR)).toBe('约定 明天 08:00 送达');
    expect(textOf(template, 'promise.past', NOW - HOUR)).toBe('约定 今天 11:00 送达');
  }
  expect(textOf('alert.stalls', 'carrier.no_movement', NOW - HOUR)).toBe('今天 11:00 起没有进展');
  expect(textOf('alert.stall', 'carrier.no_movement', NOW - HOUR)).toContain('已持续 1 小时');
});
