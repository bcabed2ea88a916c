import { z } from 'zod';
import { log } from '../platform/log';
import { onShutdown } from '../platform/shutdown';
import { STAND_IN_ACCOUNT } from './stand-in-account';
import { startStandIns } from './stand-in-server';

const own = (name: keyof typeof STAND_IN_ACCOUNT) => z.string().default(STAND_IN_ACCOUNT[name]);

const schema = z.object({
  STAND_IN_PORT: z.coerce.number().int().min(1).max(65_535).default(3900),
  PORT: z.coerce.number().int().default(3000),
  PUBLIC_URL: z.url().optional(),
  TWILIO_ACCOUNT_SID: own('TWILIO_ACCOUNT_SID'),
  TWILIO_AUTH_TOKEN: own('TWILIO_AUTH_TOKEN'),
  TWILIO_FROM: own('TWILIO_FROM'),
  WECHAT_APP_ID: own('WECHAT_APP_ID'),
  WECHAT_APP_SECRET: own('WECHAT_APP_SECRET'),
  WECHAT_TOKEN: own('WECHAT_TOKEN'),
  WECHAT_TEMPLATE_ID: own('WECHAT_TEMPLATE_ID'),
});

/** The process of the channels' stand-ins: providers that answer on the wire and phones that show what arrived. */
const env = schema.parse(process.env);
const portalUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, '');
const server = await startStandIns({ port: env.STAND_IN_PORT, portalUrl, account: env });
log().info({ url: server.url }, 'the stand-in phones are on');

onShutdown(() => server.close());
