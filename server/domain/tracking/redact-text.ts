import { replacePhones } from '../shared/phone-in-text';

const LONGEST = 500;
/** A number that the cut would split must still be seen whole. */
const LONGEST_READ = LONGEST + 100;

/** House, entrance and door behind the name of a street or an estate: 机密路77号3栋502室. */
const HOUSE =
  /((?:路|街|大道|巷|弄|胡同|村|小区|花园|公寓|大厦|新城|家园)[\u4e00-\u9fa5]{0,4})(?:\d[\dA-Za-z-]*\s*(?:号楼|号院|号|弄|栋|幢|座|单元|室)\s*)+(?:\d+(?!\d*[-:年月日时点分]))?/g;

/** Who handles a shipment, as the carriers of China call them. */
const HANDLER = '快递员|派件员|派送员|收派员|业务员|配送员|收件员|揽件员|揽收员|揽投员|取件员|投递员|邮递员|骑手|司机';
const BRACKETED_HANDLER = new RegExp(`((?:${HANDLER})\\s*[【[(\\uff08])([^】\\])\\uff09]{1,12})([】\\])\\uff09])`, 'g');
const HANDLER_AND_NAME = new RegExp(
  `((?:${HANDLER}|小哥))([\\u4e00-\\u9fa5]{2,4}?)(?=\\s*[(\\uff08,\\uff0c]|\\s*\\*{3}|\\s*(?:正在|为您|电话))`,
  'g',
);
/** A name in Latin letters: up to four words that begin with a capital. */
const LATIN_NAME = "\\p{Lu}[\\p{L}.'’-]*(?:[ ]\\p{Lu}[\\p{L}.'’-]*){0,3}";
const PERSON_THEN_NAME = new RegExp(
  `((?:签收人|收件人|收货人|代收人|取件人|派件人|揽收人|联系人|经办人|小哥|${HANDLER})(?:姓名)?\\s*(?:[:：是为]|\\s)\\s*)(${LATIN_NAME}|[^\\s,\\uff0c。;\\uff1b、()\\uff08\\uff09【】\\d*]{1,8})`,
  'gu',
);

const HANDLER_THEN_LATIN = new RegExp(`((?:${HANDLER}|小哥)\\s*[:：]?\\s*)(${LATIN_NAME})`, 'gu');
const LATIN_RECIPIENT = new RegExp(`((?:[Cc]onsignee|[Rr]ecipient|[Aa]ddressee|[Rr]eceiver)\\s*:?\\s+)(${LATIN_NAME})`, 'gu');

/** Numbers of identity cards and passports: behind their name in any form, a mainland one by its form alone. */
const IDENTITY =
  /((?:身份证|身分證|证件|證件|护照|護照|\bpassport\b|(?<!\b(?:tracking|order|parcel|shipment|package|waybill)\s)\bID\b)(?:字?[号號][码碼]?|\s*(?:no|number)\b\.?)?\s*[:：]?\s*)[A-Z]{0,2}\d[\dA-Z]{5,17}/gi;
const MAINLAND_IDENTITY = /(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/g;

/**
 * Personal data in the words of a scan (INTEGRATIONS C3): phones, numbers of identity
 * cards, names of couriers and signers, pickup codes, house numbers. What is
 * left may stand in the log and on a page of any tier.
 */
const RULES: [RegExp, string][] = [
  [/(?<!\d)95\d{3}(?!\d)/g, '***'],
  [IDENTITY, '$1***'],
  [MAINLAND_IDENTITY, '***'],
  [/[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}/g, '***'],
  [PERSON_THEN_NAME, '$1***'],
  [BRACKETED_HANDLER, '$1***$3'],
  [HANDLER_THEN_LATIN, '$1***'],
  [HANDLER_AND_NAME, '$1***'],
  [/(的\s*|[\s】,\uff0c:：])([\u4e00-\u9fa5]{2,4})(?=\s*[(\uff08]\s*\*{3})/g, '$1***'],
  [/(由\s*[【[]?)([^\s【】[\],\uff0c。签]{2,12})(?=[】\]]?\s*签收)/g, '$1***'],
  [/(取件码|提货码|取货码|验证码|凭)\s*[:：]?\s*[【[]?\s*[A-Za-z0-9-]{3,12}[】\]]?/g, '$1***'],
  [/((?:signed (?:for )?by|received by|courier|driver)\s*:?\s+)([A-Z][\p{L}.'-]*(?:\s+[A-Z][\p{L}.'-]*){0,3})/giu, '$1***'],
  [LATIN_RECIPIENT, '$1***'],
  [HOUSE, '$1***'],
  [/((?:pickup|collection|pin|access)\s*code\s*:?\s*)[A-Z0-9-]{3,12}/gi, '$1***'],
];

/** Kinds of signer and roles are no names and stay: they tell how a shipment was handed over. */
const SIGNER_KIND =
  /^(?:本人|他人|家人|家属|同事|邻居|前台|门卫|保安|物业|收发室|代收点|驿站|快递柜|丰巢|菜鸟|门口|已签收|图片|草签|签收|快递员|业务员|派送员|派件员|收派员|配送员|收件员|揽件员|揽收员|揽投员|取件员|投递员|邮递员|骑手|司机|客服|网点)/;

/** The words without personal data; markup such as `<br/>` becomes a blank. At most 500 characters. */
export function redactText(text: string): string {
  const words = text
    .replace(/<[^>]{1,40}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_READ);
  let out = replacePhones(words, () => '***');
  for (const [pattern, replacement] of RULES) {
    out = out.replace(pattern, (...args) => {
      const groups = args.slice(1, -2).filter((g): g is string => typeof g === 'string');
      if (groups.length >= 2 && SIGNER_KIND.test(groups[1]!)) return args[0] as string;
      return replacement.replace(/\$(\d)/g, (_, n: string) => (typeof args[Number(n)] === 'string' ? (args[Number(n)] as string) : ''));
    });
  }
  return out.slice(0, LONGEST).toWellFormed();
}
