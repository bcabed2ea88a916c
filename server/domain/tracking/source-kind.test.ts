import { expect, test } from 'vitest';
import { sourceKindOf } from './source-kind';

test.each([
  ['wms', 'wms'],
  ['WMS-East', 'wms'],
  ['erp_kingdee', 'erp'],
  ['alipay', 'gateway'],
  ['wechat_pay', 'gateway'],
  ['jiandaoyun', 'crm'],
  ['shopify', 'platform'],
  ['kuaidi100', 'aggregator'],
  ['17track', 'aggregator'],
  ['shunfeng', 'carrier'],
  ['顺丰速运', 'carrier'],
  ['sf', 'carrier'],
  ['manual', 'manual'],
  ['somebody', 'other'],
])('a source named %s is believed as %s', (name, kind) => {
  expect(sourceKindOf(name)).toBe(kind);
});
