import { expect, test } from 'vitest';
import { listExampleConnectors } from '@/server/usecases/source/example-connectors';
import { exampleLabel } from './example-label';

test('ready-made settings are called as people call the system, and can be told apart', () => {
  expect(exampleLabel('douyin_shop', 'zh-CN')).toBe('抖店 消息推送 · douyin_shop');
  expect(exampleLabel('ups-rest', 'en')).toBe('UPS · ups-rest');
  expect(exampleLabel('warehouse-east', 'en')).toBe('warehouse-east');
  for (const language of ['zh-CN', 'en'] as const) {
    const labels = listExampleConnectors().map((name) => exampleLabel(name, language));
    expect(new Set(labels).size).toBe(labels.length);
  }
});
