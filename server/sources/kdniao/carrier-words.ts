import { canonicalCarrier } from '@/server/domain/tracking/carriers';

/** 快递鸟's words for carriers by our codes. */
const WORDS: Readonly<Record<string, string>> = {
  sf: 'SF',
  zto: 'ZTO',
  yto: 'YTO',
  sto: 'STO',
  yunda: 'YD',
  ems: 'EMS',
  chinapost: 'YZPY',
  jd: 'JD',
  jt: 'JTSD',
  deppon: 'DBL',
  best: 'HTKY',
  tiantian: 'HHTT',
  zjs: 'ZJS',
  uce: 'UC',
  kye: 'KYSY',
};

const CODES = new Map(Object.entries(WORDS).map(([code, word]) => [word, code]));

/** The vendor's word for a carrier; null when we know none. */
export function kdniaoWord(carrier: string): string | null {
  return Object.hasOwn(WORDS, carrier) ? WORDS[carrier]! : null;
}

/** Our code for a carrier by the vendor's word; one that nobody knows is kept. */
export function carrierOfKdniao(word: string): string {
  return CODES.get(word.toUpperCase()) ?? canonicalCarrier(word);
}
