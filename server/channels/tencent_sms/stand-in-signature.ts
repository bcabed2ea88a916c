import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { StandInRequest } from '../stand-in';

const HEADER =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/([\w-]+)\/tc3_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/;
/** Tencent's window around its own clock. */
const WINDOW_S = 300;

function hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * Checks a call as Tencent's gateway does, out of what came over the wire alone. The service has to be the first part of the host's
 * name, as everywhere at Tencent; here, where the host is an address, `sms` is good as well. Null when all is well, else the code.
 */
export function checkTc3(
  { headers, body, path, search, method }: StandInRequest,
  key: { id: string; secret: string },
):
  | 'AuthFailure.InvalidAuthorization'
  | 'AuthFailure.SecretIdNotFound'
  | 'AuthFailure.SignatureExpire'
  | 'AuthFailure.SignatureFailure'
  | null {
  const read = HEADER.exec(headers.get('authorization') ?? '');
  if (!read) return 'AuthFailure.InvalidAuthorization';
  const [, id, day, service, names, signature] = read as unknown as [string, string, string, string, string, string];
  if (id !== key.id) return 'AuthFailure.SecretIdNotFound';
  const timestamp = headers.get('x-tc-timestamp') ?? '';
  const at = new Date(Number(timestamp) * 1_000);
  if (!(Math.abs(Date.now() / 1_000 - Number(timestamp)) <= WINDOW_S) || at.toISOString().slice(0, 10) !== day)
    return 'AuthFailure.SignatureExpire';
  const host = headers.get('host') ?? '';
  const isService = service === 'sms' || service === host.split('.')[0];
  if (!isService || !names.split(';').includes('host') || !names.split(';').includes('content-type')) return 'AuthFailure.SignatureFailure';
  const isSignedFor = (asHost: string) => {
    const lines = names
      .split(';')
      .map((name) => `${name}:${name === 'host' ? asHost : (headers.get(name) ?? '').trim().toLowerCase()}\n`)
      .join('');
    const canonical = [method, path, search.slice(1), lines, names, hex(body)].join('\n');
    const text = `TC3-HMAC-SHA256\n${timestamp}\n${day}/${service}/tc3_request\n${hex(canonical)}`;
    let secret: Buffer | string = `TC3${key.secret}`;
    for (const step of [day, service, 'tc3_request', text]) secret = createHmac('sha256', secret).update(step).digest();
    return timingSafeEqual(secret as Buffer, Buffer.from(signature, 'hex'));
  };
  // Tencent's own SDK signs the name of a host without its port
  return isSignedFor(host) || isSignedFor(host.replace(/:\d+$/, '')) ? null : 'AuthFailure.SignatureFailure';
}
