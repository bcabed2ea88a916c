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
  ALIYUN_ACCESS_KEY_ID: own('ALIYUN_ACCESS_KEY_ID'),
  ALIYUN_ACCESS_KEY_SECRET: own('ALIYUN_ACCESS_KEY_SECRET'),
  ALIYUN_SMS_SIGN_NAME: own('ALIYUN_SMS_SIGN_NAME'),
  ALIYUN_SMS_RECEIPT_TOKEN: own('ALIYUN_SMS_RECEIPT_TOKEN'),
  TENCENT_SECRET_ID: own('TENCENT_SECRET_ID'),
  TENCENT_SECRET_KEY: own('TENCENT_SECRET_KEY'),
  TENCENT_SMS_APP_ID: own('TENCENT_SMS_APP_ID'),
  TENCENT_SMS_SIGN_NAME: own('TENCENT_SMS_SIGN_NAME'),
  TENCENT_SMS_RECEIPT_TOKEN: own('TENCENT_SMS_RECEIPT_TOKEN'),
  WECHAT_APP_ID: own('WECHAT_APP_ID'),
  WECHAT_APP_SECRET: own('WECHAT_APP_SECRET'),
  WECHAT_TOKEN: own('WECHAT_TOKEN'),
  WECHAT_TEMPLATE_ID: own('WECHAT_TEMPLATE_ID'),
  WECHAT_SUBSCRIBE_TEMPLATE_ID: own('WECHAT_SUBSCRIBE_TEMPLATE_ID'),
  WECHAT_AES_KEY: z.string().optional(),
  SMTP_USER: own('SMTP_USER'),
  SMTP_PASSWORD: own('SMTP_PASSWORD'),
  MAIL_BOUNCE_TOKEN: own('MAIL_BOUNCE_TOKEN'),
});

/** The process of the channels' stand-ins: providers that answer on the wire and phones that show what arrived. */
const env = schema.parse(process.env);
const portalUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, '');
const server = await startStandIns({ port: env.STAND_IN_PORT, smtpPort: env.STAND_IN_PORT + 1, portalUrl, account: env });
log().info({ url: server.url }, 'the stand-in phones are on');

onShutdown(() => server.close());
