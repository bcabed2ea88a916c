import type { ConnectorSettings } from '@/server/domain/connector/connector-settings';
import type { HostPlan, HostRequest } from '@/server/domain/connector/host-plan';
import { secretNames } from '@/server/domain/connector/secret-names';
import type { Text } from '@/server/domain/shared/language';
import { isMessageKey } from '../../platform/wechat-message';
import { splitPath } from './document';
import { pathFault } from './paths';
import { ASKED_NUMBER } from './read-rows';

/** One field of the settings that is wrong: where it is and how to mend it. */
export interface SettingsFault {
  field: string;
  message: Text;
}

/** Members that hold a path wherever they stand in the settings. */
const PATHS = new Set(['column', 'sum', 'rows', 'groupBy', 'path', 'token', 'reason']);
/** Members whose own members are named by whoever wrote the settings. */
const FREE = new Set(['map', 'like', 'headers', 'namespaces', 'lists']);

/**
 * What is wrong with settings that have the right shape: paths that are none, lists that there are not, secrets that are
 * missing, orders without a shop. Empty when they can be used.
 */
export function settingsFaults(
  settings: ConnectorSettings,
  account: { shop: string | null; secrets: Readonly<Record<string, string>> },
): SettingsFault[] {
  const faults: SettingsFault[] = [];
  walk(settings, '', settings, faults);
  for (const [name, path] of Object.entries(settings.lists)) checkPath(`lists.${name}`, path, settings, faults);
  for (const [i, path] of settings.embedded.entries()) checkPath(`embedded[${i}]`, path, { ...settings, lists: {} }, faults);
  if (settings.embedded.length > 0 && settings.format !== 'json')
    faults.push({ field: 'embedded', message: { 'zh-CN': '只能用于 JSON', en: 'is for JSON alone' } });
  for (const name of secretNames(settings))
    if (!account.secrets[name])
      faults.push({
        field: `secrets.${name}`,
        message: { 'zh-CN': '没有设置：这些设置要用到它', en: 'is missing: these settings use it' },
      });
  if (settings.push?.verification.scheme === 'wechat_message' && account.secrets.aes_key && !isMessageKey(account.secrets.aes_key))
    faults.push({
      field: 'secrets.aes_key',
      message: { 'zh-CN': '不是 EncodingAESKey：应为 43 个字母或数字', en: 'is no EncodingAESKey: it has 43 letters and digits' },
    });
  for (const name of ['pull', 'ask'] as const) {
    const fault = settings[name] ? signingFault(settings[name]) : null;
    if (fault) faults.push({ field: `${name}.signing`, message: fault });
  }
  if (!settings.push && !settings.pull && !settings.ask)
    faults.push({
      field: 'push',
      message: {
        'zh-CN': '没有设置：请说明推送如何证明身份，或我们如何去取',
        en: 'is missing: say how pushes prove themselves, or how we ask (pull)',
      },
    });
  if (!settings.order && settings.facts.length === 0)
    faults.push({ field: 'facts', message: { 'zh-CN': '是空的：不会记录任何内容', en: 'is empty: nothing would be recorded' } });
  if (settings.order && !settings.orderNo)
    faults.push({
      field: 'orderNo',
      message: { 'zh-CN': '没有设置：订单要靠订单号识别', en: 'is missing: an order is known by its number' },
    });
  if (settings.orderNo && !settings.shop && !account.shop)
    faults.push({ field: 'shop', message: { 'zh-CN': '没有设置：订单号属于哪个店铺', en: 'is missing: order numbers belong to a shop' } });
  return faults;
}

/** A signature that stands nowhere, or words that nothing fills in. */
function signingFault({ signing, login, request }: Pick<HostPlan, 'signing' | 'login'> & { request: HostRequest }): Text | null {
  const said = JSON.stringify([login?.request, request]);
  if (!signing && /\{(signature|timestamp|nonce)\}/.test(said))
    return {
      'zh-CN': '没有设置：请求里用到了 {signature}、{timestamp} 或 {nonce}',
      en: 'is missing: the request uses {signature}, {timestamp} or {nonce}',
    };
  if (signing && !said.includes('{signature}'))
    return { 'zh-CN': '签名没有放在请求里：请写上 {signature}', en: 'stands nowhere in the request: say where with {signature}' };
  return null;
}

function walk(node: unknown, field: string, settings: ConnectorSettings, faults: SettingsFault[]): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    const at = Array.isArray(node) ? `${field}[${name}]` : field ? `${field}.${name}` : name;
    if (FREE.has(name)) continue;
    if (name === 'each' && typeof value === 'string') checkList(at, value, settings, faults);
    else if (name === 'template' && typeof value === 'string')
      for (const [, path] of value.matchAll(/\{([^{}|]+)(?:\|(?:first|digits):\d{1,3})?\}/g)) checkPath(at, path!.trim(), settings, faults);
    else if (PATHS.has(name) && typeof value === 'string') checkPath(at, value, settings, faults);
    else walk(value, at, settings, faults);
  }
}

function checkList(field: string, name: string, { lists, groupBy }: ConnectorSettings, faults: SettingsFault[]): void {
  if (!Object.hasOwn(lists, name) && !(name === 'rows' && groupBy !== undefined))
    faults.push({
      field,
      message: {
        'zh-CN': `没有名为 ${name} 的列表`,
        en: `names a list that there is not; there are: ${Object.keys(lists).join(', ') || 'none'}`,
      },
    });
}

function checkPath(field: string, text: string, { format, lists }: ConnectorSettings, faults: SettingsFault[]): void {
  if (text === ASKED_NUMBER) return;
  const what = format === 'json' ? 'JSONPath' : 'XPath';
  const fault = pathFault(format, splitPath(text, lists).path);
  if (fault !== null)
    faults.push({ field, message: { 'zh-CN': `"${text}" 不是 ${what}:${fault}`, en: `"${text}" is no ${what}: ${fault}` } });
}
