import type { WrittenLanguage } from '../shared/language';

/** What the sources say of a call that they refuse, and the same in Chinese; names of headers and fields stay as they are. */
const WORDS: readonly [RegExp, string][] = [
  [/^a (\S+) header is missing$/, '缺少 $1 请求头'],
  [/^nonce or timestamp is missing in the address$/, '地址里缺少 nonce 或 timestamp'],
  [/^(\S+) is missing$/, '缺少 $1'],
  [/^(\S+) does not match$/, '$1 校验不通过'],
  [/^(\S+) is older or newer than five minutes$/, '$1 与现在相差超过五分钟'],
  [/^(\S+) names no certificate of the account$/, '$1 不是本账号的证书'],
  [/^the account has no (\S+) to check \S+ with$/, '账号还没有填写校验用的 $1'],
  [/^the body is no message of the vendor$/, '内容不是该系统的消息'],
  [/^the address of the caller is not on the list of the account$/, '来访地址不在账号的名单里'],
  [/^the API key "(.+)" was revoked$/, 'API 密钥“$1”已吊销'],
  [/^the API key "(.+)" lacks the scope ingest$/, 'API 密钥“$1”没有写入权限 ingest'],
];

/** Why a call was refused, for a reader's language; words that nobody translated stay as the source said them. */
export function wordRefusal(reason: string, language: WrittenLanguage): string {
  if (language === 'en') return reason;
  const found = WORDS.find(([pattern]) => pattern.test(reason));
  return found ? reason.replace(found[0], found[1]) : reason;
}
