import type { AccountField } from '../channel';

/** Fields of an official account for one of its channels, whose template is named by a variable of its own. */
export function officialAccount(template: string): readonly AccountField[] {
  return [
    { key: 'appId', environment: 'WECHAT_APP_ID' },
    { key: 'secret', environment: 'WECHAT_APP_SECRET', isSecret: true },
    { key: 'token', environment: 'WECHAT_TOKEN', isSecret: true },
    { key: 'aesKey', environment: 'WECHAT_AES_KEY', isSecret: true, isOptional: true },
    { key: 'templateId', environment: template },
    { key: 'baseUrl', environment: 'WECHAT_BASE_URL', isOptional: true },
  ];
}
