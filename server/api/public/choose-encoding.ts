export type Encoding = 'br' | 'gzip';

/**
 * The smaller of the encodings that a client takes (RFC 9110, 12.5.3): brotli, else gzip, else null for the bytes as they are. One
 * that is not named is not sent, even to `*`. Browsers name brotli only where nobody on the way can change the bytes (https).
 */
export function chooseEncoding(request: Request): Encoding | null {
  const accepted = request.headers.get('accept-encoding') ?? '';
  if (takes(accepted, BROTLI)) return 'br';
  return takes(accepted, GZIP) ? 'gzip' : null;
}

const BROTLI = /(?:^|,)\s*br\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?(?:,|$)/i;
const GZIP = /(?:^|,)\s*gzip\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?(?:,|$)/i;

function takes(accepted: string, encoding: RegExp): boolean {
  const named = encoding.exec(accepted);
  return named !== null && Number(named[1] ?? 1) > 0;
}
