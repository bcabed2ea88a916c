import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactText } from './redact-text';

describe('words of a scan carry no personal data', () => {
  it.each([
    ['正在派送途中,请您准备签收<br/>(派件人:王某,电话:13900007068)', ['王某', '13900007068', '<br']],
    ['快件已由【张三】签收,签收人:张三,如有问题请致电010-12345678', ['张三', '12345678']],
    ['【东莞虎门分部】的快递员张三(13800138000) 正在派送', ['张三', '13800138000']],
    ['【东莞市】 东莞虎门镇站 的 曹梓轩 (13912345678) 已揽收', ['曹梓轩', '139']],
    ['【杭州西湖区站】的收件员【胡宇航】(13712345678)已收件', ['胡宇航', '137']],
    ['揽投员陈小明(13712345678)已上门', ['陈小明']],
    ['快递员\uff08张三丰\uff09正在派送\uff0c电话13712345678', ['张三丰']],
    ['【虎门分部】的李小明\uff0813712345678\uff09已揽收', ['李小明', '137']],
    ['司机:王大力 正在运输', ['王大力']],
    ['已放入丰巢柜, 取件码 83920112', ['83920112']],
    ['派件员:李某 电话 +55 11 98765-4321', ['李某', '98765']],
    ['Delivered, signed by JOHN SMITH', ['JOHN', 'SMITH']],
    ['收件人:Anna Maria Müller 手机:(212) 758-5624 身份证:K88336028', ['Anna', 'Maria', 'ller', '758', '883360']],
    ['【上海市】的快递员Siti Nur(13912345678)正在派送', ['Siti', 'Nur', '139']],
    ['签收人 John Smith', ['John', 'Smith']],
    ['证件号310104196603077205,电话 9891 8418', ['310104', '9891', '8418']],
    ['310104196603077205 已核对', ['310104', '077205']],
    ['身份证字號:A239001617 手机：１３８００１３８０００', ['239001617', '１３８', '138']],
    ['Passport no. E12345678, call 212.758.5624 or 0086 13800138000', ['12345678', '5624', '138001']],
    ['on the way to consignee João Souza, tel (11) 93825-2830', ['João', 'Souza', '93825', '2830']],
    ['Your pickup code: 1234, write to jane@example.com', ['1234', 'jane@']],
  ])('%s', (text, secrets) => {
    for (const secret of secrets) expect(redactText(text)).not.toContain(secret);
  });

  it('a house number goes, the street and the depot stay', () => {
    expect(redactText('已到达上海市徐汇区机密路77号3栋502室')).toBe('已到达上海市徐汇区机密路***');
    expect(redactText('放在阳光小区5号楼2单元1203 门口')).toBe('放在阳光小区*** 门口');
    expect(redactText('快件离开【杭州转运中心】,2号线 3 件')).toBe('快件离开【杭州转运中心】,2号线 3 件');
  });

  it('what is cut off at the end is read before it is cut, and no letter is cut in two', () => {
    for (let filler = 480; filler <= 500; filler += 1) {
      const cut = redactText(`${'好'.repeat(filler)}电话13800138000`);
      expect(cut).not.toMatch(/\d{4}/);
      expect(redactText(`${'a'.repeat(filler)}${'😀'.repeat(20)}`).isWellFormed()).toBe(true);
    }
  });

  it('numbers of parcels and orders stay, whatever name stands before them', () => {
    for (const said of ['Tracking ID SF1234567890123', 'order ID 20261107000123', 'Parcel 773000000000001 left on 2026-11-02 at 09:00:00'])
      expect(redactText(said)).toBe(said);
  });

  it('who signed as a kind of person stays, and so do places', () => {
    expect(redactText('【北京】已签收,签收人: 本人签收')).toBe('【北京】已签收,签收人: 本人签收');
    expect(redactText('快件到达 【北京大兴集散中心】')).toBe('快件到达 【北京大兴集散中心】');
  });

  it('a mainland mobile never survives, whatever stands around it', () => {
    const mobile = fc
      .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
      .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);
    const around = fc.constantFrom('', ' ', '电话:', '(', '】', '快递员', ',', 'tel ');
    fc.assert(
      fc.property(mobile, around, around, (phone, before, after) => !redactText(`已派送${before}${phone}${after}`).includes(phone)),
    );
  });
});
