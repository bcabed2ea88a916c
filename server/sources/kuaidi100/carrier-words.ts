/** 快递100's words for carriers by our codes (INTEGRATIONS B8). */
const WORDS: Readonly<Record<string, string>> = {
  sf: 'shunfeng',
  zto: 'zhongtong',
  yto: 'yuantong',
  sto: 'shentong',
  yunda: 'yunda',
  ems: 'ems',
  chinapost: 'youzhengguonei',
  jd: 'jd',
  jt: 'jtexpress',
  deppon: 'debangkuaidi',
  best: 'huitongkuaidi',
  tiantian: 'tiantian',
  zjs: 'zhaijisong',
  uce: 'youshuwuliu',
  kye: 'kuayue',
  ups: 'ups',
  fedex: 'fedex',
  usps: 'usps',
  dhl: 'dhl',
};

/** The vendor's word for a carrier; null when we know none. */
export function kuaidi100Word(carrier: string): string | null {
  return Object.hasOwn(WORDS, carrier) ? WORDS[carrier]! : null;
}

/** Carriers that tell their scans only to who knows the recipient's phone. */
export function needsPhone(carrier: string): boolean {
  return carrier === 'sf' || carrier === 'zto';
}
