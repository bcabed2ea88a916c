/** Accounts that only the stand-ins know; never valid with a provider. */
export const STAND_IN_ACCOUNT = {
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000000',
  TWILIO_AUTH_TOKEN: 'stand-in-auth-token',
  TWILIO_FROM: '+15005550006',
  ALIYUN_ACCESS_KEY_ID: 'stand-in-access-key',
  ALIYUN_ACCESS_KEY_SECRET: 'stand-in-access-key-secret',
  ALIYUN_SMS_SIGN_NAME: '到哪了',
  ALIYUN_SMS_RECEIPT_TOKEN: 'stand-in-aliyun-receipts',
  ALIYUN_SMS_CODE_TEMPLATE: 'SMS_100000001',
  TENCENT_SECRET_ID: 'stand-in-secret-id',
  TENCENT_SECRET_KEY: 'stand-in-secret-key',
  TENCENT_SMS_APP_ID: '1400000001',
  TENCENT_SMS_SIGN_NAME: '到哪了',
  TENCENT_SMS_RECEIPT_TOKEN: 'stand-in-tencent-receipts',
  TENCENT_SMS_CODE_TEMPLATE: '1000001',
  WECHAT_APP_ID: 'wxstandin00000000',
  WECHAT_APP_SECRET: 'stand-in-app-secret',
  WECHAT_TOKEN: 'stand-in-callback-token',
  WECHAT_TEMPLATE_ID: 'stand-in-template',
  WECHAT_SUBSCRIBE_TEMPLATE_ID: 'stand-in-subscription',
  SMTP_USER: 'stand-in',
  SMTP_PASSWORD: 'stand-in-password',
  MAIL_FROM: 'Daona <notices@daona.example>',
  MAIL_RETURN_PATH: 'bounce@daona.example',
  MAIL_BOUNCE_TOKEN: 'stand-in-bounce-token',
} as const;

/** Environment that points the portal's channels at stand-ins on this port, and at the mail server on the next one. */
export function standInEnvironment(port: number): Record<string, string> {
  const base = `http://127.0.0.1:${port}`;
  const sms = { TWILIO_BASE_URL: base, ALIYUN_SMS_BASE_URL: base, TENCENT_SMS_BASE_URL: base };
  const mail = { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(port + 1) };
  const robots = { WECOM_BASE_URL: base, DINGTALK_BASE_URL: base };
  const wechat = { WECHAT_BASE_URL: base, WECHAT_OPEN_URL: base, WECHAT_OAUTH: '1' };
  return { ...STAND_IN_ACCOUNT, ...sms, ...wechat, ...mail, ...robots, STAND_IN_PORT: String(port) };
}
