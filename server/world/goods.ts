export interface Good {
  sku: string;
  name: string;
  /** Product line. */
  category: string;
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

const goods = (prefix: string, rows: [string, number, string][]): Good[] =>
  rows.map(([name, price, category], i) => ({ sku: `${prefix}-${String(101 + i)}`, name, price, category }));

/** Three shops with three warehouses; the last one sells abroad. */
export const SHOPS = {
  home: {
    code: 'shancha',
    prefix: 'SC',
    warehouse: '东莞虎门仓',
    city: '东莞',
    currency: 'CNY',
    goods: goods('SC', [
      ['青瓷茶具套装 六件', 268, '茶具餐具'],
      ['北欧风落地灯', 399, '灯具'],
      ['可折叠晾衣架', 89, '收纳清洁'],
      ['真空保温杯 500ml', 79, '茶具餐具'],
      ['加厚珊瑚绒毛毯', 139, '家纺'],
      ['乳胶枕 一对', 259, '家纺'],
      ['实木砧板 大号', 108, '厨房'],
      ['人体工学办公椅', 899, '家具'],
      ['香薰蜡烛礼盒', 128, '香氛'],
      ['纯棉四件套 1.8米', 329, '家纺'],
      ['智能体脂秤', 119, '小家电'],
      ['儿童护眼台灯', 239, '灯具'],
    ]),
  },
  food: {
    code: 'qinghe',
    prefix: 'QH',
    warehouse: '杭州余杭仓',
    city: '杭州',
    currency: 'CNY',
    goods: goods('QH', [
      ['明前龙井 125克', 298, '茶叶'],
      ['五常大米 5公斤', 75, '米面粮油'],
      ['阳澄湖大闸蟹礼券', 488, '生鲜'],
      ['赣南脐橙 10斤', 69, '生鲜'],
      ['东北黑木耳 500克', 86, '干货'],
      ['新疆灰枣 2斤', 49, '干货'],
      ['云南鲜花饼 12枚', 45, '糕点'],
      ['手工牛轧糖 礼盒', 58, '糕点'],
      ['每日坚果 30包', 109, '干货'],
      ['土蜂蜜 1000克', 88, '干货'],
    ]),
  },
  abroad: {
    code: 'panda',
    prefix: 'PD',
    warehouse: '深圳宝安跨境仓',
    city: '深圳',
    currency: 'USD',
    goods: goods('PD', [
      ['Bamboo tea tray', 46, 'Tea ware'],
      ['Celadon teapot', 59, 'Tea ware'],
      ['Silk pillowcase, pair', 39, 'Textiles'],
      ['Embroidered cushion cover', 24, 'Textiles'],
      ['Paper-cut wall art', 32, 'Decor'],
      ['Mahjong set, travel size', 68, 'Games'],
      ['Ceramic soup spoons, 6', 21, 'Kitchen'],
      ['LED desk lamp', 44, 'Lighting'],
    ]),
  },
} as const satisfies Record<string, Shop>;
export type ShopName = keyof typeof SHOPS;
