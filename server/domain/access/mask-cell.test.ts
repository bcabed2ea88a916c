import { describe, expect, test } from 'vitest';
import { maskCell, maskDocument, maskText } from './mask-cell';

describe('what people see of a document before they ask for more', () => {
  test.each([
    ['收货人', '王小明', '王*明'],
    ['receiver_name', 'Ann Lee', 'A*** L***'],
    ['手机号', '13700137051', '137****7051'],
    ['收货地址', '漕溪北路1号3栋502室', '漕溪北***'],
    ['买家邮箱', 'ann@example.com', 'a***@example.com'],
    ['备注', '请打 13700137051 或 137-0013-7052', '请打 137****7051 或 137****7052'],
    ['备注', 'call (212) 758-5624 or 打我电话 9891 8418', 'call ****5624 or 打我电话 ****8418'],
    ['status', '已发货', '已发货'],
    ['订单号', 'N-20261107-0001', 'N-20261107-0001'],
    ['placed_at', '2026-11-20 17:30:00', '2026-11-20 17:30:00'],
    ['city', '苏州市', '苏州市'],
    ['trackingNo', 'SF1234567890123', 'SF1234567890123'],
    [null, '王小明', '王*明'],
    [null, '+4915112345678', '+49 ****5678'],
  ])('%s: %s is shown as %s', (column, text, shown) => {
    expect(maskCell(column, text)).toBe(shown);
  });

  test('a document keeps how it is built and loses whose it is', () => {
    const order = {
      no: 'N-1',
      receiver: { name: '王小明', phone: 13700137051, address: '漕溪北路1号' },
      rows: [['N-1', '王小明', '13700137051', 128]],
    };
    expect(JSON.parse(maskDocument(JSON.stringify(order)))).toEqual({
      no: 'N-1',
      receiver: { name: '王*明', phone: '137****7051', address: '漕溪北***' },
      rows: [['N-1', '王*明', '137****7051', 128]],
    });
    const xml = maskDocument('<o no="N-1"><Receiver>王小明</Receiver><Phone>13700137051</Phone><State>已发货</State></o>');
    expect(xml).toBe('<o no="N-1"><Receiver>王*明</Receiver><Phone>137****7051</Phone><State>已发货</State></o>');
    expect(maskDocument('{"name": "王小明", "phone": "13700137051" … cut')).not.toMatch(/王小明|13700137051/);
    expect(maskText('上海市徐汇区漕溪北路1号')).not.toContain('1号');
  });
});
