import { describe, expect, it, test } from 'vitest';
import { HOUR } from '../shared/instant';
import { LANGUAGES } from '../shared/language';
import { briefHeadline } from './brief-headline';
import { HEADLINE_KEYS } from './headline-words';
import { wordHeadline } from './word-headline';

const NOW = Date.parse('2026-11-21T06:00:00Z');
const viewer = { timeZone: 'Asia/Shanghai', now: NOW };
const at = NOW - 2 * HOUR;

describe('a headline in few words', () => {
  test.each([
    ['in_transit_arrived', { at, carrier: 'sf', place: '武汉市', to: '北京市' }, '运输中，已到武汉 · 顺丰速运'],
    ['stalled', { at, since: at, carrier: 'sf', reason: 'carrier.no_movement', step: 'in_transit', actor: 'carrier' }, / · 顺丰速运$/],
    ['picked_up', { at, carrier: 'sf', place: '深圳市' }, '顺丰速运 今天 12:00 在深圳揽收'],
  ])('%s names who has it and where, once each', (key, params, words) => {
    expect(briefHeadline({ key, params }, 'zh-CN', viewer)).toMatch(words);
  });

  it('names our warehouse where it has the order', () => {
    const params = { at, etaFrom: NOW, etaTo: NOW + 60 * HOUR, etaKind: 'learned' };
    expect(briefHeadline({ key: 'picking', params }, 'en', viewer)).toBe('Being picked · Our warehouse');
  });

  it.each(HEADLINE_KEYS)('%s is never longer than the sentence, and stays the sentence while that is short', (key) => {
    for (const language of LANGUAGES) {
      const params = { at, since: at, carrier: 'sf', place: '武汉市' };
      const { long } = wordHeadline({ key, params }, language, viewer);
      const brief = briefHeadline({ key, params }, language, viewer);
      expect(brief === long || brief.length < long.length + 4, brief).toBe(true);
      expect(brief).not.toMatch(/undefined|· $|[{}]/);
    }
  });
});
