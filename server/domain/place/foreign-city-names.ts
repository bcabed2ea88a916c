import { isPartOfAddress } from './scan-chinese';

/** Chinese names of the foreign cities that cross-border parcels pass most; English as in the table of the world's cities. */
const NAMES: Record<string, string> = {
  'New York City': '纽约',
  'Los Angeles': '洛杉矶',
  'San Francisco': '旧金山',
  Chicago: '芝加哥',
  Seattle: '西雅图',
  Miami: '迈阿密',
  Houston: '休斯敦',
  Dallas: '达拉斯',
  Boston: '波士顿',
  Atlanta: '亚特兰大',
  Anchorage: '安克雷奇',
  Memphis: '孟菲斯',
  Louisville: '路易斯维尔',
  Toronto: '多伦多',
  Vancouver: '温哥华',
  Montréal: '蒙特利尔',
  'Mexico City': '墨西哥城',
  'São Paulo': '圣保罗',
  'Rio de Janeiro': '里约热内卢',
  Brasília: '巴西利亚',
  Curitiba: '库里蒂巴',
  'Buenos Aires': '布宜诺斯艾利斯',
  Santiago: '圣地亚哥',
  Lima: '利马',
  Bogotá: '波哥大',
  London: '伦敦',
  Manchester: '曼彻斯特',
  Birmingham: '伯明翰',
  Dublin: '都柏林',
  Paris: '巴黎',
  Berlin: '柏林',
  'Frankfurt am Main': '法兰克福',
  Munich: '慕尼黑',
  Hamburg: '汉堡',
  Leipzig: '莱比锡',
  Köln: '科隆',
  Amsterdam: '阿姆斯特丹',
  Rotterdam: '鹿特丹',
  Brussels: '布鲁塞尔',
  Liège: '列日',
  Luxembourg: '卢森堡',
  Madrid: '马德里',
  Barcelona: '巴塞罗那',
  Lisbon: '里斯本',
  Rome: '罗马',
  Milan: '米兰',
  Vienna: '维也纳',
  Zürich: '苏黎世',
  Prague: '布拉格',
  Warsaw: '华沙',
  Budapest: '布达佩斯',
  Athens: '雅典',
  Stockholm: '斯德哥尔摩',
  Copenhagen: '哥本哈根',
  Oslo: '奥斯陆',
  Helsinki: '赫尔辛基',
  Moscow: '莫斯科',
  Istanbul: '伊斯坦布尔',
  Dubai: '迪拜',
  Riyadh: '利雅得',
  Cairo: '开罗',
  Lagos: '拉各斯',
  Nairobi: '内罗毕',
  Johannesburg: '约翰内斯堡',
  'Cape Town': '开普敦',
  Mumbai: '孟买',
  'New Delhi': '新德里',
  Singapore: '新加坡',
  'Kuala Lumpur': '吉隆坡',
  Bangkok: '曼谷',
  'Ho Chi Minh City': '胡志明市',
  Hanoi: '河内',
  Manila: '马尼拉',
  Jakarta: '雅加达',
  Tokyo: '东京',
  Osaka: '大阪',
  Nagoya: '名古屋',
  Seoul: '首尔',
  Busan: '釜山',
  Sydney: '悉尼',
  Melbourne: '墨尔本',
  Brisbane: '布里斯班',
  Perth: '珀斯',
  Auckland: '奥克兰',
};

const byChinese = new Map(Object.entries(NAMES).map(([english, chinese]) => [chinese, english]));

/** The Chinese name of a foreign city; null for those beyond the table. */
export function chineseNameOf(english: string): string | null {
  return Object.hasOwn(NAMES, english) ? (NAMES[english] ?? null) : null;
}

/** The English name of the foreign city that a Chinese text names first; null when it names none. */
export function foreignCityIn(text: string): string | null {
  let first = text.length;
  let found: string | null = null;
  for (const [chinese, english] of byChinese) {
    const at = text.indexOf(chinese);
    if (at >= 0 && at < first && !isPartOfAddress(text.slice(at + chinese.length))) [first, found] = [at, english];
  }
  return found;
}
