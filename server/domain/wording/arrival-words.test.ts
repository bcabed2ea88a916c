import { expect, test } from 'vitest';
import { wordLane } from './arrival-words';

test('the ends of a lane are regions by their names or codes, countries, or unknown', () => {
  expect(wordLane({ origin: '广东省', destination: '北京市' }, 'en')).toBe('Guangdong → Beijing');
  expect(wordLane({ origin: 'MG', destination: 'br' }, 'zh-CN')).toBe('MG → 巴西');
  expect(wordLane({ origin: '', destination: 'PR' }, 'zh-CN')).toBe('未知 → PR');
});
