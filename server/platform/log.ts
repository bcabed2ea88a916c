import pino, { type DestinationStream, type Logger } from 'pino';
import { singleton } from './singleton';

export type { Logger };

const PHONE = /(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/g;
const SECRET_PARAM = /\b(key|access_token|sign|token|secret)=[^&\s"]+/gi;
const SHARE_PATH = /\/t\/[A-Za-z0-9_-]{8,}/g;

/** Text as it may stand in a log: phone numbers, secrets in addresses and share tokens are blotted out. */
export function redactLogText(text: string): string {
  return text.replace(PHONE, '[phone]').replace(SECRET_PARAM, '$1=[secret]').replace(SHARE_PATH, '/t/[token]');
}

/**
 * An error as it may stand in a log. Databases and libraries repeat the value they stumbled over, so every text of it is
 * blotted; what Postgres quotes of a row (`detail`, `where`) is left out.
 */
export function redactLogError(error: unknown): unknown {
  const plain: unknown = error instanceof Error ? pino.stdSerializers.err(error) : error;
  if (typeof plain !== 'object' || plain === null) return typeof plain === 'string' ? redactLogText(plain) : plain;
  const told = Object.entries(plain).filter(([name]) => name !== 'detail' && name !== 'where' && name !== 'raw');
  return Object.fromEntries(told.map(([name, value]) => [name, typeof value === 'string' ? redactLogText(value) : value]));
}

/** The structured log of this process, one JSON line an entry. */
export function log(): Logger {
  return singleton('log', () => newLog(process.env.LOG_LEVEL ?? 'info'));
}

/** A log that tells entries of this level and above, with nothing personal in them; to standard output unless told where. */
export function newLog(level: string, to: DestinationStream = pino.destination(1)): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ['*.phone', '*.email', '*.address', '*.authorization', '*.token', '*.access_token', '*.password', 'req.headers.cookie'],
        censor: '[redacted]',
      },
      serializers: { err: redactLogError },
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map((a) => (typeof a === 'string' ? redactLogText(a) : a)) as Parameters<typeof method>);
        },
      },
    },
    to,
  );
}
