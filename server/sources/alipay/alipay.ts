import { verify as verifySignature } from 'node:crypto';
import { HTTP_STATUS } from '../answer-with-status';
import { publicKeyFault, usablePublicKeys } from '../read-public-keys';
import type { Delivery, Reply, Source, SourceAccount, Verification } from '../source';
import { parseNotice } from './parse-notice';
import { type FormField, readForm } from './read-form';
import { mapAlipay } from './status-map';

const order = (a: FormField, b: FormField) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/**
 * The bytes that an asynchronous notice is signed over (RSA2, opendocs.alipay.com): its parameters by name, `k=v` joined
 * by `&`, as they were sent before they were encoded, in whatever charset that was.
 */
export function signedBytes(fields: readonly FormField[], leftOut: readonly string[]): Buffer {
  const kept = fields.filter(({ name }) => !leftOut.includes(name)).sort(order);
  return Buffer.from(kept.map(({ name, bytes }) => `${name}=${bytes}`).join('&'), 'latin1');
}

/** Notices of life-style and service windows keep `sign_type` among what is signed; all others leave it out. */
function verify(delivery: Delivery, account: SourceAccount): Verification {
  const fields = readForm(delivery.body);
  const signature = fields.find(({ name }) => name === 'sign')?.bytes;
  if (!signature) return { kind: 'refused', reason: 'sign is missing' };
  const bytes = Buffer.from(signature, 'base64');
  const keys = usablePublicKeys(account.secrets.publicKey);
  const isRight = [['sign', 'sign_type'], ['sign']].some((leftOut) => {
    const signed = signedBytes(fields, leftOut);
    return keys.some(({ key }) => verifySignature('sha256', signed, key, bytes));
  });
  return isRight ? { kind: 'ok' } : { kind: 'refused', reason: 'sign does not match' };
}

/** The vendor reads the word alone: it sends again, 8 times over 25 hours, until it reads `success`. */
function answer(reply: Reply): Response {
  const status = HTTP_STATUS[reply.kind];
  return new Response(status === 200 ? 'success' : 'fail', { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

/** Alipay: asynchronous notices about the trades of one application. */
export const alipay: Source = {
  code: 'alipay',
  kind: 'gateway',
  secretNames: ['publicKey', 'appId?'],
  secretFault: ({ publicKey }) => publicKeyFault('publicKey', publicKey),
  verify,
  parse: parseNotice,
  map: mapAlipay,
  answer,
};
