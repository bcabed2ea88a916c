import { createHmac } from 'node:crypto';
import type { Secrets } from './secrets';

/**
 * What ties the demo together: the stand-ins' accounts for the channels, and the accounts of the world's systems.
 * Derived from the installation's secret, so that they are the same at every start and nobody's else.
 */
export function demoFacts(secrets: Secrets, port: number, standInPort: number): Record<string, string> {
  const derive = (name: string) => createHmac('sha256', Buffer.from(secrets.DAONA_SECRET, 'base64')).update(`demo ${name}`).digest('hex');
  const standIn = `http://127.0.0.1:${standInPort}`;
  const sources = ['kuaidi100', 'aftership', 'shopify'].map((adapter) => ({
    adapter,
    endpoint: `demo-${derive(`${adapter} endpoint`).slice(0, 16)}`,
    secret: derive(`${adapter} secret`).slice(0, 32),
  }));
  return {
    STAND_IN_PORT: String(standInPort),
    DAONA_URL: `http://127.0.0.1:${port}`,
    DAONA_WORLD_SOURCES: JSON.stringify(sources),
    TWILIO_ACCOUNT_SID: process.env.TWILIO_ACCOUNT_SID || `AC${derive('twilio sid').slice(0, 32)}`,
    TWILIO_AUTH_TOKEN: process.env.TWILIO_AUTH_TOKEN || derive('twilio token').slice(0, 32),
    TWILIO_FROM: process.env.TWILIO_FROM || '+15005550006',
    TWILIO_BASE_URL: process.env.TWILIO_BASE_URL || standIn,
    WECHAT_APP_ID: process.env.WECHAT_APP_ID || `wx${derive('wechat app').slice(0, 16)}`,
    WECHAT_APP_SECRET: process.env.WECHAT_APP_SECRET || derive('wechat secret').slice(0, 32),
    WECHAT_TOKEN: process.env.WECHAT_TOKEN || derive('wechat token').slice(0, 32),
    WECHAT_TEMPLATE_ID: process.env.WECHAT_TEMPLATE_ID || derive('wechat template').slice(0, 43),
    WECHAT_BASE_URL: process.env.WECHAT_BASE_URL || standIn,
  };
}
