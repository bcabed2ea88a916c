import { z } from 'zod';
import type { Language } from '../shared/language';
import { textIn } from '../wording/text-in';
import { TEMPLATES, type TemplateKey } from './library';
import { MAILS } from './mail-library';

/** Media whose words are templates; robots speak to staff in the words of alerts. */
export const TEMPLATE_MEDIA = ['sms', 'wechat', 'mail'] as const;
export type TemplateMedium = (typeof TEMPLATE_MEDIA)[number];

export function isTemplateMedium(medium: string): medium is TemplateMedium {
  return (TEMPLATE_MEDIA as readonly string[]).includes(medium);
}

/** What a shop may write at most, in characters; far more than any channel carries. */
export const WORDS_LIMITS = { sms: 600, field: 80, subject: 160, mail: 4_000 } as const;

const smsWords = z.object({ medium: z.literal('sms'), text: z.string().max(WORDS_LIMITS.sms) });
const wechatWords = z.object({
  medium: z.literal('wechat'),
  /** Id of the official account's template; '' takes the one of the account. */
  templateId: z
    .string()
    .trim()
    .max(64)
    .regex(/^[\w-]*$/),
  fields: z
    .array(z.object({ key: z.string().max(24), text: z.string().max(WORDS_LIMITS.field) }))
    .min(1)
    .max(12),
});
const mailWords = z.object({
  medium: z.literal('mail'),
  subject: z.string().max(WORDS_LIMITS.subject),
  text: z.string().max(WORDS_LIMITS.mail),
});

/** The words of one message for one medium in one language, with `{variables}` and `[optional parts]`. */
export const words = z.discriminatedUnion('medium', [smsWords, wechatWords, mailWords]);
export type Words = z.infer<typeof words>;
export type WordsFor<M extends TemplateMedium> = Extract<Words, { medium: M }>;

/** The words the product ships with. */
export function shippedWords<M extends TemplateMedium>(key: TemplateKey, medium: M, language: Language): WordsFor<M>;
export function shippedWords(key: TemplateKey, medium: TemplateMedium, language: Language): Words {
  const template = TEMPLATES[key];
  switch (medium) {
    case 'sms':
      return { medium, text: textIn(template.sms, language) };
    case 'mail':
      return { medium, subject: textIn(MAILS[key].subject, language), text: textIn(MAILS[key].text, language) };
    case 'wechat':
      return {
        medium,
        templateId: '',
        fields: [
          { key: 'character_string1', text: '{orderNo}' },
          { key: 'thing2', text: textIn(template.wechatFact, language) },
          { key: 'thing3', text: '[{about}]' },
          { key: 'thing4', text: textIn(template.wechatDoing, language) },
          { key: 'time5', text: '{time}' },
        ],
      };
  }
}

/** The texts of words, each with the name of its place. */
export function textsOf(own: Words): { place: string; text: string }[] {
  switch (own.medium) {
    case 'sms':
      return [{ place: 'text', text: own.text }];
    case 'wechat':
      return own.fields.map(({ key, text }) => ({ place: key, text }));
    case 'mail':
      return [
        { place: 'subject', text: own.subject },
        { place: 'text', text: own.text },
      ];
  }
}
