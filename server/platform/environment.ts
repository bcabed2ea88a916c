import { z } from 'zod';
import { singleton } from './singleton';

/** What stands in an address in place of a signature. */
const UNGUESSABLE = /^[\w-]{16,80}$/;

const flag = z.enum(['0', '1']).transform((v) => v === '1');

const schema = z.object({
  /** Set by `npm run up` for the embedded database, or by the operator. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Where customers reach the site; links in messages and QR codes start with it. */
  PUBLIC_URL: z.url().optional(),
  /** Shorter address of the same site: links in messages and QR codes start with it, so that they fit into one SMS. */
  DAONA_SHORT_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** 32 bytes, base64: every key of the product is derived from it. Made by `npm run up` when missing. */
  DAONA_SECRET: z.string().refine((v) => Buffer.from(v, 'base64').length === 32, 'must be 32 bytes in base64'),
  /** Proxies in front that append to X-Forwarded-For; 0 means the header is never believed. */
  DAONA_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  DAONA_DEMO: flag.default(true),
  /**
   * Web processes that share the port. One is enough up to some hundred events a second; give no more than there are cores.
   * Each has its own connections (DAONA_POOL), and request limits are counted by each.
   */
  DAONA_WEB_PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
  /** Connections of this process to Postgres. */
  DAONA_POOL: z.coerce.number().int().min(2).max(200).default(10),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** Raster tiles for the opened map, `{z}/{x}/{y}` template; unset draws the bundled base map. */
  DAONA_TILE_URL: z.string().optional(),
  DAONA_TILE_CREDIT: z.string().optional(),
  /** PMTiles file of pictures that this site serves itself; it comes before DAONA_TILE_URL. */
  DAONA_TILE_FILE: z.string().optional(),
  /** Datum of the tiles: providers in mainland China shift theirs. */
  DAONA_TILE_DATUM: z.enum(['wgs84', 'gcj02']).default('wgs84'),
  /** File that replaces the bundled base map (docs/geo.md), such as a site's approved map of China. */
  DAONA_BASE_MAP: z.string().optional(),
  /** When nobody is written to, on the recipient's clock; `none` writes at any hour. */
  DAONA_QUIET_HOURS: z
    .string()
    .regex(/^(none|([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d)$/, 'must be none or like 21:00-08:00')
    .default('21:00-08:00'),
  // The settings of one-time codes hold until the console changes them.
  /** Countries (ISO 3166-1 alpha-2) whose phones are sent one-time codes; `*` sends to any. Premium numbers abroad are dear. */
  DAONA_CODE_COUNTRIES: z
    .string()
    .regex(/^(\*|[A-Z]{2}(,[A-Z]{2})*)$/, 'must be * or like CN,HK,TW')
    .default('CN,HK,MO,TW,SG,MY,JP,KR,US,CA,GB,DE,FR,IT,ES,NL,AU,NZ,BR'),
  /** One-time codes that are sent in 24 hours at most, to all phones together: what codes may cost a day. */
  DAONA_CODES_A_DAY: z.coerce.number().int().min(0).default(2000),
  /** Days after which a customer who has not come back proves the phone again. */
  DAONA_OWNER_SESSION_DAYS: z.coerce.number().int().min(1).max(180).default(30),
  /** Bucket of an S3-compatible store that evidence of tickets is kept in, encrypted; unset keeps it in the database. No bucket in the address. */
  DAONA_S3_URL: z.url({ protocol: /^https?$/ }).optional(),
  DAONA_S3_BUCKET: z.string().optional(),
  DAONA_S3_REGION: z.string().default('us-east-1'),
  DAONA_S3_KEY: z.string().optional(),
  DAONA_S3_SECRET: z.string().optional(),
  /**
   * Hosts of our own network, by name or address and with commas between, that webhooks may be sent to all the same; without TLS those of
   * this machine alone.
   */
  DAONA_HOOK_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((hosts) => hosts.split(',').flatMap((host) => host.trim().toLowerCase() || [])),
  TWILIO_ACCOUNT_SID: z.string().startsWith('AC').optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_FROM: z.string().optional(),
  /** Another server than api.twilio.com, such as the stand-in. */
  TWILIO_BASE_URL: z.url().optional(),
  // Aliyun's and Tencent's SMS for phones of the mainland; the code template is the one that carries one-time codes.
  ALIYUN_ACCESS_KEY_ID: z.string().optional(),
  ALIYUN_ACCESS_KEY_SECRET: z.string().optional(),
  ALIYUN_SMS_SIGN_NAME: z.string().optional(),
  /** Last part of the address that receipts are pushed to: they are not signed, so nobody else may know it. */
  ALIYUN_SMS_RECEIPT_TOKEN: z.string().regex(UNGUESSABLE).optional(),
  ALIYUN_SMS_CODE_TEMPLATE: z.string().optional(),
  /** Another server than dysmsapi.aliyuncs.com, such as the stand-in. */
  ALIYUN_SMS_BASE_URL: z.url().optional(),
  TENCENT_SECRET_ID: z.string().optional(),
  TENCENT_SECRET_KEY: z.string().optional(),
  TENCENT_SMS_APP_ID: z.string().optional(),
  TENCENT_SMS_SIGN_NAME: z.string().optional(),
  TENCENT_SMS_RECEIPT_TOKEN: z.string().regex(UNGUESSABLE).optional(),
  TENCENT_SMS_CODE_TEMPLATE: z.string().optional(),
  TENCENT_SMS_REGION: z.string().optional(),
  /** Another server than sms.tencentcloudapi.com, such as the stand-in. */
  TENCENT_SMS_BASE_URL: z.url().optional(),
  WECHAT_APP_ID: z.string().optional(),
  WECHAT_APP_SECRET: z.string().optional(),
  WECHAT_TOKEN: z.string().optional(),
  WECHAT_TEMPLATE_ID: z.string().optional(),
  /** Template of subscription messages (订阅通知), which take one consent each. */
  WECHAT_SUBSCRIBE_TEMPLATE_ID: z.string().optional(),
  /** EncodingAESKey of the official account, where its events come encrypted (安全模式): what is not is then refused. */
  WECHAT_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}$/, 'must be 43 letters and digits')
    .optional(),
  WECHAT_BASE_URL: z.url().optional(),
  /** Mail server that the shop's mails go out by: port 465 is encrypted from the start, every other one by STARTTLS. */
  SMTP_HOST: z.string().optional(),
  SMTP_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  SMTP_USER: z.string().optional(),
  SMTP_PASSWORD: z.string().optional(),
  /** Sender of mails, such as `North Shop <notices@north.example>`. */
  MAIL_FROM: z.string().optional(),
  /** Mailbox that reports on mails come back to, with the try behind a plus sign: bounce@ becomes bounce+…@. */
  MAIL_RETURN_PATH: z.email().optional(),
  /** Last part of the secret address /api/receipts/email/… that reports on mails are posted to. */
  MAIL_BOUNCE_TOKEN: z.string().regex(UNGUESSABLE).optional(),
  /** Where the mail server does not sign (DKIM): the selector, and the private key in PEM. */
  MAIL_DKIM_SELECTOR: z.string().optional(),
  MAIL_DKIM_KEY: z.string().optional(),
  /** Other servers than qyapi.weixin.qq.com and oapi.dingtalk.com that robots of groups are called at. */
  WECOM_BASE_URL: z.url().optional(),
  DINGTALK_BASE_URL: z.url().optional(),
  /**
   * Customers may connect their WeChat on the pages of their orders. Needs a verified service account (服务号) on which the host of
   * PUBLIC_URL is registered as 网页授权域名.
   */
  WECHAT_OAUTH: flag.default(false),
  /** Another server than open.weixin.qq.com, such as the stand-in. */
  WECHAT_OPEN_URL: z.url().optional(),
  /** Other servers than the vendors' own that numbers are subscribed with and asked of, such as a sandbox; no trailing slash. */
  KUAIDI100_BASE_URL: z.url().optional(),
  TRACK17_BASE_URL: z.url().optional(),
  KDNIAO_BASE_URL: z.url().optional(),
  SF_BASE_URL: z.url().optional(),
  AFTERSHIP_BASE_URL: z.url().optional(),
  EASYPOST_BASE_URL: z.url().optional(),
  SHIPPO_BASE_URL: z.url().optional(),
});

export type Environment = z.infer<typeof schema>;

/** The checked environment. Throws one sentence that names each wrong variable and what it must be. */
export function environment(): Environment {
  return singleton('environment', () => {
    const read = schema.safeParse(process.env);
    if (read.success) return read.data;
    const wrong = read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ');
    throw new Error(`The environment is not complete: ${wrong}`);
  });
}

/** Where customers reach the site, without a trailing slash. */
export function publicUrl(): string {
  const env = environment();
  return (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, '');
}

/** What links in messages and QR codes begin with, without a trailing slash: the short address of the site where there is one. */
export function shortBase(): string {
  return environment().DAONA_SHORT_URL?.replace(/\/$/, '') ?? publicUrl();
}
