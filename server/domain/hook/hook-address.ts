import type { Text } from '../shared/language';

/** Systems have the port of HTTPS or one of their own; below that other services listen. */
const OWN_PORTS_FROM = 1024;
const MOST_LETTERS = 2_000;

const FAULTS = {
  none: { 'zh-CN': '地址要以 https:// 开头', en: 'The address has to begin with https://' },
  long: { 'zh-CN': '地址太长', en: 'The address is too long' },
  credentials: {
    'zh-CN': '地址里不要写用户名和密码：消息由签名证明来源',
    en: 'Leave user name and password out of the address: messages are proved by their signature',
  },
  http: {
    'zh-CN': '只有本机地址、并且列在 DAONA_HOOK_PRIVATE_HOSTS 中，才能用 http://',
    en: 'http:// is for this machine alone, and only where DAONA_HOOK_PRIVATE_HOSTS lists it',
  },
  port: { 'zh-CN': '端口只能是 443 或 1024 以上', en: 'The port has to be 443 or 1024 and above' },
  fragment: { 'zh-CN': '地址里不要有 #', en: 'Leave the part behind # out of the address' },
} as const satisfies Record<string, Text>;

/** Why messages cannot go to an address; null when they can. `privateHosts` are the hosts of our own network that were allowed. */
export function hookAddressFault(text: string, privateHosts: readonly string[]): Text | null {
  if (text.length > MOST_LETTERS) return FAULTS.long;
  if (!URL.canParse(text)) return FAULTS.none;
  const url = new URL(text);
  const host = hostOf(url);
  if (url.protocol === 'http:') {
    if (!isLoopback(host) || !privateHosts.includes(host)) return FAULTS.http;
  } else if (url.protocol !== 'https:') return FAULTS.none;
  if (url.username || url.password) return FAULTS.credentials;
  if (url.hash) return FAULTS.fragment;
  if (url.port !== '' && Number(url.port) < OWN_PORTS_FROM && url.protocol === 'https:') return FAULTS.port;
  return null;
}

/** The host of an address as it is told to people and logs: what stands behind it may be a secret. */
export function hookHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
