import type { Language, Text } from '../shared/language';
import { textIn } from '../wording/text-in';
import { normaliseNumber } from './identity';

interface Carrier {
  name: Text;
  /** Words other systems use for it, compared without case, blanks, dashes and underscores. */
  aliases: string[];
  /** The carrier's own public page; `{n}` is the tracking number. Links only, never fetched. */
  url?: string;
}

/** Carriers known by name. Addresses of their pages change often: a page without one falls back to an aggregator's. */
const CARRIERS: Record<string, Carrier> = {
  sf: {
    name: { 'zh-CN': '顺丰速运', en: 'SF Express' },
    aliases: ['shunfeng', '顺丰', '顺丰速递', 'sfexpress', 'shunfenglengyun'],
    url: 'https://www.sf-express.com/chn/sc/waybill/waybill-detail/{n}',
  },
  zto: {
    name: { 'zh-CN': '中通快递', en: 'ZTO Express' },
    aliases: ['zhongtong', '中通', 'ztoexpress'],
    url: 'https://www.zto.com/express/expressCheck.html?txtbill={n}',
  },
  yto: {
    name: { 'zh-CN': '圆通速递', en: 'YTO Express' },
    aliases: ['yuantong', '圆通', '圆通快递'],
    url: 'https://www.yto.net.cn/tracesimple.html?waybillNo={n}',
  },
  sto: { name: { 'zh-CN': '申通快递', en: 'STO Express' }, aliases: ['shentong', '申通'], url: 'https://www.sto.cn/query/sto-express-no' },
  yunda: {
    name: { 'zh-CN': '韵达快递', en: 'Yunda Express' },
    aliases: ['yd', '韵达', '韵达速递'],
    url: 'https://www.yundaex.com/cn/queryYD.php?wen={n}',
  },
  jd: {
    name: { 'zh-CN': '京东物流', en: 'JD Logistics' },
    aliases: ['jingdong', '京东', '京东快递', 'jdl'],
    url: 'https://www.jdl.com/orderSearch/?waybillCodes={n}',
  },
  jt: {
    name: { 'zh-CN': '极兔速递', en: 'J&T Express' },
    aliases: ['jtexpress', '极兔', 'j&t'],
    url: 'https://www.jtexpress.com.cn/index/query/gzquery.html?bills={n}',
  },
  ems: { name: { 'zh-CN': 'EMS', en: 'EMS' }, aliases: ['邮政ems', 'chinaems'], url: 'https://www.ems.com.cn/queryList?mailNum={n}' },
  chinapost: {
    name: { 'zh-CN': '中国邮政', en: 'China Post' },
    aliases: ['youzhengguonei', '邮政', '邮政包裹', 'youzhengguoji'],
    url: 'https://www.ems.com.cn/queryList?mailNum={n}',
  },
  deppon: {
    name: { 'zh-CN': '德邦快递', en: 'Deppon' },
    aliases: ['debangkuaidi', 'debangwuliu', '德邦'],
    url: 'https://www.deppon.com/yundan/{n}',
  },
  best: { name: { 'zh-CN': '百世快递', en: 'Best Express' }, aliases: ['htky', 'huitongkuaidi', '百世', '百世汇通', '汇通快递'] },
  tiantian: { name: { 'zh-CN': '天天快递', en: 'TTK Express' }, aliases: ['hhtt', '天天', 'ttkdex'] },
  zjs: { name: { 'zh-CN': '宅急送', en: 'ZJS Express' }, aliases: ['zhaijisong'] },
  uce: { name: { 'zh-CN': '优速快递', en: 'UCE Express' }, aliases: ['uc', 'youshuwuliu', '优速', '优速物流'] },
  kye: { name: { 'zh-CN': '跨越速运', en: 'KYE Express' }, aliases: ['kuayue', 'kysy', '跨越'] },
  cainiao: {
    name: { 'zh-CN': '菜鸟国际', en: 'Cainiao' },
    aliases: ['cainiaoglobal', '菜鸟'],
    url: 'https://global.cainiao.com/newDetail.htm?mailNoList={n}',
  },
  yunexpress: {
    name: { 'zh-CN': '云途物流', en: 'YunExpress' },
    aliases: ['云途', 'yuntu'],
    url: 'https://www.yuntrack.com/parcelTracking?id={n}',
  },
  fourpx: { name: { 'zh-CN': '递四方', en: '4PX' }, aliases: ['4px', '递四方速递'], url: 'https://track.4px.com/query/{n}' },
  ups: { name: { 'zh-CN': 'UPS', en: 'UPS' }, aliases: [], url: 'https://www.ups.com/track?tracknum={n}' },
  fedex: {
    name: { 'zh-CN': 'FedEx', en: 'FedEx' },
    aliases: ['federalexpress', '联邦快递'],
    url: 'https://www.fedex.com/fedextrack/?trknbr={n}',
  },
  usps: { name: { 'zh-CN': 'USPS', en: 'USPS' }, aliases: [], url: 'https://tools.usps.com/go/TrackConfirmAction?tLabels={n}' },
  dhl: {
    name: { 'zh-CN': 'DHL', en: 'DHL' },
    aliases: ['dhlexpress', 'dhlecommerce'],
    url: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id={n}',
  },
  dpd: {
    name: { 'zh-CN': 'DPD', en: 'DPD' },
    aliases: [],
    url: 'https://www.dpdgroup.com/nl/mydpd/my-parcels/track?lang=en&parcelNumber={n}',
  },
  royalmail: {
    name: { 'zh-CN': '英国皇家邮政', en: 'Royal Mail' },
    aliases: [],
    url: 'https://www.royalmail.com/track-your-item#/tracking-results/{n}',
  },
  canadapost: {
    name: { 'zh-CN': '加拿大邮政', en: 'Canada Post' },
    aliases: [],
    url: 'https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor={n}',
  },
  australiapost: {
    name: { 'zh-CN': '澳大利亚邮政', en: 'Australia Post' },
    aliases: ['auspost'],
    url: 'https://auspost.com.au/mypost/track/#/details/{n}',
  },
  yamato: {
    name: { 'zh-CN': '黑猫宅急便', en: 'Yamato' },
    aliases: ['kuroneko', 'taqbin'],
    url: 'https://toi.kuronekoyamato.co.jp/cgi-bin/tneko?number01={n}',
  },
  ontrac: { name: { 'zh-CN': 'OnTrac', en: 'OnTrac' }, aliases: [], url: 'https://www.ontrac.com/tracking/?number={n}' },
  amazon: { name: { 'zh-CN': '亚马逊物流', en: 'Amazon Logistics' }, aliases: ['amazonlogistics', 'amzl', 'amazonshipping'] },
  tnt: { name: { 'zh-CN': 'TNT', en: 'TNT' }, aliases: ['tntexpress'] },
  aramex: { name: { 'zh-CN': 'Aramex', en: 'Aramex' }, aliases: [] },
  asendia: { name: { 'zh-CN': 'Asendia', en: 'Asendia' }, aliases: ['asendiaus'] },
  landmark: {
    name: { 'zh-CN': 'Landmark Global', en: 'Landmark Global' },
    aliases: ['landmarkglobal'],
    url: 'https://track.landmarkglobal.com/?search={n}',
  },
  lasership: { name: { 'zh-CN': 'LaserShip', en: 'LaserShip' }, aliases: [] },
  a1international: { name: { 'zh-CN': 'A1 International', en: 'A1 International' }, aliases: [] },
  gls: { name: { 'zh-CN': 'GLS', en: 'GLS' }, aliases: ['glsgroup'], url: 'https://gls-group.com/track/{n}' },
  laposte: {
    name: { 'zh-CN': '法国邮政', en: 'La Poste' },
    aliases: ['colissimo'],
    url: 'https://www.laposte.fr/outils/suivre-vos-envois?code={n}',
  },
  chronopost: { name: { 'zh-CN': 'Chronopost', en: 'Chronopost' }, aliases: [] },
  hermes: { name: { 'zh-CN': 'Hermes', en: 'Hermes' }, aliases: ['myhermes'] },
  bpost: { name: { 'zh-CN': '比利时邮政', en: 'bpost' }, aliases: ['bpe'] },
  geodis: { name: { 'zh-CN': 'Geodis', en: 'Geodis' }, aliases: [] },
  dicom: { name: { 'zh-CN': 'Dicom', en: 'Dicom' }, aliases: ['gls canada'] },
  nationex: { name: { 'zh-CN': 'Nationex', en: 'Nationex' }, aliases: [] },
  sendle: { name: { 'zh-CN': 'Sendle', en: 'Sendle' }, aliases: [] },
  seko: { name: { 'zh-CN': 'SEKO', en: 'SEKO' }, aliases: ['sekoomniparcel', 'omniparcel'] },
  shopee_xpress: { name: { 'zh-CN': '虾皮快递', en: 'SPX Express' }, aliases: ['spx', 'shopeexpress'] },
  spring: { name: { 'zh-CN': 'Spring', en: 'Spring' }, aliases: ['springgds'] },
  teleship: { name: { 'zh-CN': 'Teleship', en: 'Teleship' }, aliases: [] },
  veho: { name: { 'zh-CN': 'Veho', en: 'Veho' }, aliases: [] },
  zoom2u: { name: { 'zh-CN': 'Zoom2u', en: 'Zoom2u' }, aliases: [] },
  hay_post: { name: { 'zh-CN': '亚美尼亚邮政', en: 'HayPost' }, aliases: ['haypost'] },
  allied_express: { name: { 'zh-CN': 'Allied Express', en: 'Allied Express' }, aliases: ['allied'] },
  boxknight: { name: { 'zh-CN': 'BoxKnight', en: 'BoxKnight' }, aliases: [] },
  roadie: { name: { 'zh-CN': 'Roadie', en: 'Roadie' }, aliases: [] },
  smartkargo: { name: { 'zh-CN': 'SmartKargo', en: 'SmartKargo' }, aliases: [] },
  locate2u: { name: { 'zh-CN': 'Locate2u', en: 'Locate2u' }, aliases: [] },
  parcelone: { name: { 'zh-CN': 'Parcel.One', en: 'Parcel.One' }, aliases: [] },
};

/** A carrier's own entry; a code that is a word of the language, such as `constructor`, has none. */
const known = (code: string): Carrier | undefined => (Object.hasOwn(CARRIERS, code) ? CARRIERS[code] : undefined);

const simplify = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.]/g, '');

const byAlias = new Map<string, string>();
for (const [code, carrier] of Object.entries(CARRIERS)) {
  for (const alias of [code, carrier.name['zh-CN'], carrier.name.en, ...carrier.aliases]) byAlias.set(simplify(alias), code);
}

/** Our code for a carrier by any name a system uses. An unknown name is kept, simplified to lower case without blanks. */
export function canonicalCarrier(name: string): string {
  const simple = simplify(name);
  return byAlias.get(simple) ?? simple.replace(/\//g, '');
}

/** Name to show; an unknown carrier shows its code. */
export function carrierName(code: string, language: Language): string {
  const name = known(code)?.name;
  return name ? textIn(name, language) : code.toUpperCase();
}

/** Every carrier known by name, as codes. */
export const CARRIER_CODES: readonly string[] = Object.keys(CARRIERS);

/** Public page about a tracking number: the carrier's own where known, else an aggregator that takes any number. */
export function carrierUrl(code: string, trackingNo: string, language: Language): string {
  const number = encodeURIComponent(trackingNo);
  const own = known(code)?.url;
  if (own) return own.replace('{n}', number);
  return language === 'zh-CN' ? `https://t.17track.net/zh-cn#nums=${number}` : `https://t.17track.net/en#nums=${number}`;
}

/** Key of a shipment: '<carrier code>/<normalised tracking number>'. */
export function shipmentKey(carrier: string, trackingNo: string): string {
  return `${canonicalCarrier(carrier)}/${normaliseNumber(trackingNo)}`;
}
