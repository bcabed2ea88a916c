/** Accounts that only the stand-ins know; never valid with a provider. */
export const STAND_IN_ACCOUNT = {
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000000',
  TWILIO_AUTH_TOKEN: 'stand-in-auth-token',
  TWILIO_FROM: '+15005550006',
  WECHAT_APP_ID: 'wxstandin00000000',
  WECHAT_APP_SECRET: 'stand-in-app-secret',
  WECHAT_TOKEN: 'stand-in-callback-token',
  WECHAT_TEMPLATE_ID: 'stand-in-template',
} as const;

/** Environment that points the portal's channels at stand-ins on this port. */
export function standInEnvironment(port: number): Record<string, string> {
  const base = `http://127.0.0.1:${port}`;
  const wechat = { WECHAT_BASE_URL: base, WECHAT_OPEN_URL: base, WECHAT_OAUTH: '1' };
  return { ...STAND_IN_ACCOUNT, TWILIO_BASE_URL: base, ...wechat, STAND_IN_PORT: String(port) };
}
