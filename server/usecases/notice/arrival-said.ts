import type { Outgoing } from '@/server/channels/channel';
import { endOfDay } from '@/server/domain/promise/told-window';
import type { Instant } from '@/server/domain/shared/instant';
import { TEMPLATES } from '@/server/domain/template/library';
import type { MessageInput } from '@/server/domain/template/render';
import { sayVariable } from '@/server/domain/template/say-variable';

/**
 * The end of the day by which a message says that its order arrives, on its reader's clock; nothing where its words do not say so: a
 * shop's own words may leave it out.
 */
export function arrivalSaid(content: Outgoing['content'], input: MessageInput): { arrivesBy?: Instant } {
  const { etaAt } = input.params;
  const day = sayVariable('eta', input);
  if (typeof etaAt !== 'number' || day === null || !TEMPLATES[input.key].sms['zh-CN'].includes('{eta}')) return {};
  return textOf(content).includes(day) ? { arrivesBy: endOfDay(etaAt, input.viewer.timeZone) } : {};
}

function textOf(content: Outgoing['content']): string {
  switch (content.kind) {
    case 'text':
    case 'approved':
      return content.body;
    case 'fields':
      return Object.values(content.fields).join('\n');
    case 'mail':
      return content.text;
    case 'robot':
      return content.markdown;
  }
}
