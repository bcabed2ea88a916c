import type { Content } from '@/server/channels/channel';
import type { Language } from '@/server/domain/shared/language';
import { wordCode } from '@/server/domain/template/code-message';
import type { ReadyChannel } from '../channel/ready-channels';

/** Account fields of channels that send approved texts alone: the text for codes, and the signature that stands before it. */
const TEMPLATE = 'codeTemplateId';
const SIGNATURE = 'signName';
/** Its one gap, where the provider names gaps. */
const GAP = 'code';

type Carrier = Pick<ReadyChannel, 'channel' | 'account'>;

/** Whether a channel can carry codes: words of ours, or an approved text that its account names. */
export function canCarryCode({ channel, account }: Carrier): boolean {
  return channel.carries.includes('text') || (channel.carries.includes('approved') && Boolean(account[TEMPLATE]));
}

/** A code as the channel carries it. Throws for a channel that cannot. `host` is the site that the code is for. */
export function codeContent({ channel, account }: Carrier, code: string, language: Language, host: string): Content {
  const body = wordCode(code, language, host);
  if (channel.carries.includes('text')) return { kind: 'text', body };
  const templateId = account[TEMPLATE];
  if (!channel.carries.includes('approved') || !templateId) throw new Error(`the channel ${channel.code} carries no codes`);
  return { kind: 'approved', templateId, signName: account[SIGNATURE] ?? '', params: [[GAP, code]], body };
}
