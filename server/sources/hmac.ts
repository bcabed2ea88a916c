import { createHmac } from 'node:crypto';
import { sameSecret } from '@/server/platform/crypto';
import type { Delivery, Verification } from './source';

/** Base64 HMAC-SHA256 of a raw body. */
export function base64Hmac(body: Buffer | string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}

/** Whether a header holds the base64 HMAC-SHA256 of the raw body under the secret. */
export function verifyBase64Hmac(delivery: Delivery, header: string, secret: string | undefined): Verification {
  const signature = delivery.headers.get(header);
  if (!secret) return { kind: 'refused', reason: 'the account has no secret to check signatures with' };
  if (!signature) return { kind: 'refused', reason: `${header} is missing` };
  return sameSecret(signature, base64Hmac(delivery.body, secret))
    ? { kind: 'ok' }
    : { kind: 'refused', reason: `${header} does not match` };
}
