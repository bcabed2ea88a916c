import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { standInEnvironment } from '../../server/channels/stand-in-account';
import type { Secrets } from './secrets';

/**
 * What ties the demo together: the stand-ins' accounts for channels that the operator has not configured, and the
 * accounts of the world's systems. The latter are derived from the installation's secret, so that they are the same at
 * every start and nobody else's.
 */
export function demoFacts(secrets: Secrets, port: number, standInPort: number, dataDir: string): Record<string, string> {
  const derive = (name: string) => createHmac('sha256', Buffer.from(secrets.DAONA_SECRET, 'base64')).update(`demo ${name}`).digest('hex');
  const sources = ['kuaidi100', 'aftership', 'shopify'].map((adapter) => ({
    adapter,
    endpoint: `demo-${derive(`${adapter} endpoint`).slice(0, 16)}`,
    secret: derive(`${adapter} secret`).slice(0, 32),
  }));
  const isOwn = (name: string) =>
    (name.startsWith('TWILIO_') && process.env.TWILIO_ACCOUNT_SID) ||
    (name.startsWith('ALIYUN_') && process.env.ALIYUN_ACCESS_KEY_ID) ||
    (name.startsWith('TENCENT_') && process.env.TENCENT_SECRET_ID) ||
    (name.startsWith('WECHAT_') && process.env.WECHAT_APP_ID) ||
    (/^(SMTP|MAIL)_/.test(name) && process.env.SMTP_HOST);
  const { TWILIO_ACCOUNT_SID, ALIYUN_ACCESS_KEY_ID, TENCENT_SECRET_ID } = process.env;
  const hasOwnChannel =
    TWILIO_ACCOUNT_SID || ALIYUN_ACCESS_KEY_ID || TENCENT_SECRET_ID || process.env.WECHAT_APP_ID || process.env.SMTP_HOST;
  return {
    // nobody sleeps beside a stand-in: whoever tries the demo at night sees its messages at once
    ...(hasOwnChannel || process.env.DAONA_QUIET_HOURS ? {} : { DAONA_QUIET_HOURS: 'none' }),
    ...Object.fromEntries(Object.entries(standInEnvironment(standInPort)).filter(([name]) => !isOwn(name))),
    DAONA_URL: `http://127.0.0.1:${port}`,
    DAONA_WORLD_SOURCES: JSON.stringify(sources),
    DAONA_WORLD_STATE: join(dataDir, 'world.json'),
  };
}
