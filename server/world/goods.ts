export interface Good {
  sku: string;
  name: string;
  /** Yuan, or dollars for goods sold abroad. */
  price: number;
}

export interface Shop {
  /** As the product knows it. */
  code: string;
  /** Letters that its order numbers begin with. */
  prefix: string;
  warehouse: string;
  /** City the warehouse stands in. */
  city: string;
  currency: 'CNY' | 'USD';
  goods: readonly Good[];
}

const goods = (prefix: string, rows: [string, number][]): Good[] =>
  rows.map(([name, price], i) => ({ sku: `${prefix}-${String(101 + i)}`, name, price }));

/** Three shops with three warehouses; the last one sells abroad. */
export const SHOPS = {
  home: {
    code: 'shancha',
    prefix: 'SC',
    warehouse: '东莞虎门仓',
    city: '东莞',
    currency: 'CNY',
    goods: goods('SC', [
      ['青瓷茶具套装 六件', 268],
      ['北欧风落地灯', 399],
      ['可折叠晾衣架', 89],
      ['真空保温杯 500ml', 79],
      ['加厚珊瑚绒毛毯', 139],
      ['乳胶枕 一对', 259],
      ['实木砧板 大号', 108],
      ['人体工学办公椅', 899],
      ['香薰蜡烛礼盒', 128],
      ['纯棉四件套 1.8米', 329],
      ['智能体脂秤', 119],
      ['儿童护眼台灯', 239],
    ]),
  },
  food: {
    code: 'qinghe',
    prefix: 'QH',
    warehouse: '杭州余杭仓',
    city: '杭州',
    currency: 'CNY',
    goods: goods('QH', [
      ['明前龙井 125克', 298],
      ['五常大米 5公斤', 75],
      ['阳澄湖大闸蟹礼券', 488],
      ['赣南脐橙 10斤', 69],
      ['东北黑木耳 500克', 86],
      ['新疆灰枣 2斤', 49],
      ['云南鲜花饼 12枚', 45],
      ['手工牛轧糖 礼盒', 58],
      ['每日坚果 30包', 109],
      ['土蜂蜜 1000克', 88],
    ]),
  },
  abroad: {
    code: 'panda',
    prefix: 'PD',
    warehouse: '深圳宝安跨境仓',
    city: '深圳',
    currency: 'USD',
    goods: goods('PD', [
      ['Bamboo tea tray', 46],
      ['Celadon teapot', 59],
      ['Silk pillowcase, pair', 39],
      ['Embroidered cushion cover', 24],
      ['Paper-cut wall art', 32],
      ['Mahjong set, travel size', 68],
      ['Ceramic soup spoons, 6', 21],
      ['LED desk lamp', 44],
    ]),
  },
} as const satisfies Record<string, Shop>;
export type ShopName = keyof typeof SHOPS;
