import { seal, unseal } from '@/server/platform/crypto';

/** A value encrypted so that it can stand in a cookie: whoever holds it can neither read nor change it. */
export function sealJson(value: unknown): string {
  return seal(JSON.stringify(value)).toString('base64url');
}

/** Takes such a value back; null for bytes that are not ours. */
export function unsealJson<T>(text: string | null): T | null {
  if (!text) return null;
  try {
    return JSON.parse(unseal(Buffer.from(text, 'base64url')).toString('utf8')) as T;
  } catch {
    // a forged or outdated cookie is as good as none
    return null;
  }
}
