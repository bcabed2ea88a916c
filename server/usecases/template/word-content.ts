import type { Content } from '@/server/channels/channel';
import { type MessageInput, renderSms, renderWechat } from '@/server/domain/template/render';
import { renderMail } from '@/server/domain/template/render-mail';
import type { Words } from '@/server/domain/template/words';
import { mailDress } from './mail-dress';

/** A message of a shop in given words, as their medium carries it. Throws when it cannot be worded in them. */
export function wordContent(shop: string, words: Words, input: MessageInput, unsubscribeUrl: string | null): Content {
  switch (words.medium) {
    case 'sms':
      return { kind: 'text', body: renderSms(input, words) };
    case 'wechat': {
      const { templateId } = words;
      return { kind: 'fields', fields: renderWechat(input, words), link: input.link, ...(templateId ? { templateId } : {}) };
    }
    case 'mail': {
      const mail = renderMail(input, mailDress(shop, unsubscribeUrl), words);
      return { kind: 'mail', ...mail, unsubscribe: unsubscribeUrl === null ? null : { url: unsubscribeUrl } };
    }
  }
}
