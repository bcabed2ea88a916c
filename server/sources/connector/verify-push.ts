import { createHash, createHmac } from 'node:crypto';
import { SIGNED_WORD, type VerificationSettings } from '@/server/domain/connector/verification';
import { type Instant, SECOND } from '@/server/domain/shared/instant';
import { sameSecret } from '@/server/platform/crypto';
import { enclosedIn, openEnclosed, wechatSignature } from '../../platform/wechat-message';
import type { Verification } from '../source';

/** A push as it came over the wire. */
export interface WirePush {
  body: Buffer;
  headers: Headers;
  query: URLSearchParams;
  receivedAt: Instant;
}

type Scheme<S> = Extract<VerificationSettings, { scheme: S }>;

const CLOCK_TOLERANCE_S = 300;
const refused = (reason: string): Verification => ({ kind: 'refused', reason });

/** Whether a push proves itself as its account says. Constant time over the secret; a reason holds nothing of the push. */
export function verifyPush(push: WirePush, settings: VerificationSettings, secret: string | undefined): Verification {
  if (settings.scheme === 'secret_address') return { kind: 'ok' };
  if (!secret) return refused('the account has no secret to check pushes with');
  switch (settings.scheme) {
    case 'token':
      return verifyToken(push, settings, secret);
    case 'signature':
      return verifySignature(push, settings, secret);
    case 'wechat_message':
      return verifyWechatMessage(push, secret);
    case 'standard_webhooks':
      return verifyStandardWebhook(push, secret);
  }
}

function verifyToken(push: WirePush, { in: where, name, prefix }: Scheme<'token'>, secret: string): Verification {
  const given = carried(push, where, name);
  if (given === null) return refused(`the ${where} ${name} is missing`);
  return sameSecret(given, prefix + secret) ? { kind: 'ok' } : refused(`the ${where} ${name} does not match`);
}

function verifySignature(push: WirePush, settings: Scheme<'signature'>, secret: string): Verification {
  const { in: where, name, prefix, encoding } = settings;
  const given = carried(push, where, name);
  if (given === null) return refused(`the ${where} ${name} is missing`);
  if (!given.startsWith(prefix)) return refused(`the ${where} ${name} does not begin with ${prefix}`);
  if (settings.timestamp) {
    const { in: at, name: named, unit, toleranceS } = settings.timestamp;
    const told = Number(carried(push, at, named) ?? Number.NaN) * (unit === 's' ? SECOND : 1);
    if (!(Math.abs(push.receivedAt - told) <= toleranceS * SECOND)) return refused(`the ${at} ${named} is missing or too far from now`);
  }
  const wanted = signatureOf(push, settings, secret);
  // vendors write hex in either case
  const plain = (text: string) => (encoding === 'hex' ? text.toLowerCase() : text);
  const isGood = sameSecret(plain(given.slice(prefix.length)), plain(wanted));
  return isGood ? { kind: 'ok' } : refused(`the ${where} ${name} does not match`);
}

function signatureOf(push: WirePush, { mac, algorithm, encoding, signed, name }: Scheme<'signature'>, secret: string): string {
  const hash = mac === 'hmac' ? createHmac(algorithm, secret) : createHash(algorithm);
  let from = 0;
  for (const word of signed.matchAll(SIGNED_WORD)) {
    hash.update(signed.slice(from, word.index));
    hash.update(signedPart(push, word[1]!, name, secret));
    from = word.index + word[0].length;
  }
  return hash.update(signed.slice(from)).digest(encoding);
}

/** The bytes of the body stay bytes: whatever charset they are in, the sender signed those. */
function signedPart(push: WirePush, word: string, signature: string, secret: string): Buffer | string {
  if (word === 'body') return push.body;
  if (word === 'secret') return secret;
  if (word === 'sorted') return sortedFields(push, signature);
  const [where, name] = [word.slice(0, word.indexOf(':')), word.slice(word.indexOf(':') + 1)];
  return carried(push, where as 'header' | 'query' | 'field', name) ?? '';
}

function sortedFields(push: WirePush, signature: string): string {
  const all = [...push.query, ...fieldsOf(push)].filter(([name, value]) => name !== signature && value !== '');
  return all
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function carried(push: WirePush, where: 'header' | 'query' | 'field', name: string): string | null {
  if (where === 'query') return push.query.get(name);
  if (where === 'field') return fieldsOf(push).get(name);
  try {
    return push.headers.get(name);
  } catch {
    // not a name that a header can have
    return null;
  }
}

/** Fields of a form; a body of another kind has none. */
function fieldsOf(push: WirePush): URLSearchParams {
  const isForm = push.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true;
  return new URLSearchParams(isForm ? push.body.toString('utf8') : '');
}

/** SHA-1 over the enclosed text, the token, moment and nonce. In its other modes nothing signs the message: refused. */
function verifyWechatMessage({ body, query, receivedAt }: WirePush, token: string): Verification {
  const enclosed = enclosedIn(body);
  if (enclosed === null) return refused('it encloses nothing: choose the safe mode (安全模式)');
  return verifyWechat(query, 'msg_signature', token, [enclosed], receivedAt);
}

function verifyWechat(query: URLSearchParams, name: string, token: string, signed: readonly string[], receivedAt: Instant): Verification {
  const [at, nonce, given] = ['timestamp', 'nonce', name].map((one) => query.get(one));
  if (!at || !nonce || !given) return refused(`timestamp, nonce or ${name} is missing`);
  if (!(Math.abs(receivedAt - Number(at) * SECOND) <= CLOCK_TOLERANCE_S * SECOND)) return refused('its timestamp is too far from now');
  const isGood = sameSecret(given.toLowerCase(), wechatSignature([token, at, nonce, ...signed]));
  return isGood ? { kind: 'ok' } : refused(`${name} does not match`);
}

/**
 * What WeChat wants to read when it asks whether an address is ours: `echostr` as it came, or what it encloses where it is
 * signed with `msg_signature`. Null when the question proves nothing.
 */
export function confirmWechat(
  query: URLSearchParams,
  { signing: token, aes_key: aesKey }: Readonly<Record<string, string>>,
  askedAt: Instant,
): string | null {
  const echo = query.get('echostr');
  if (!token || !echo) return null;
  if (query.has('msg_signature')) {
    const isOurs = verifyWechat(query, 'msg_signature', token, [echo], askedAt).kind === 'ok';
    return isOurs ? (openEnclosed(echo, aesKey ?? '')?.toString('utf8') ?? null) : null;
  }
  const isPlain = /^[\w-]{1,100}$/.test(echo);
  return isPlain && verifyWechat(query, 'signature', token, [], askedAt).kind === 'ok' ? echo : null;
}

/** Standard Webhooks 1.0.0: HMAC-SHA256 over id, moment and body; several signatures while keys change. */
function verifyStandardWebhook(push: WirePush, secret: string): Verification {
  const [id, at, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => push.headers.get(name));
  if (!id || !at || !signatures) return refused('webhook-id, webhook-timestamp or webhook-signature is missing');
  if (!(Math.abs(push.receivedAt - Number(at) * SECOND) <= CLOCK_TOLERANCE_S * SECOND))
    return refused('webhook-timestamp is too far from now');
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const wanted = `v1,${createHmac('sha256', key).update(`${id}.${at}.`).update(push.body).digest('base64')}`;
  const isGood = signatures.split(' ').filter((given) => sameSecret(given, wanted)).length > 0;
  return isGood ? { kind: 'ok' } : refused('webhook-signature does not match');
}
