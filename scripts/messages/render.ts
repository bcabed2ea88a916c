import { PLAIN_BRAND } from '@/server/domain/brand/brand';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { TEMPLATES, type TemplateKey } from '@/server/domain/template/library';
import { renderSms, renderWechat } from '@/server/domain/template/render';
import { renderMail } from '@/server/domain/template/render-mail';
import { sampleMessage } from '@/server/domain/template/sample';
import { smsLength } from '@/server/domain/template/sms-length';

/** A moment of the sheet: a Saturday, 13:20 in Shanghai. */
const NOW = Date.parse('2026-11-21T05:20:00Z');
const LINK = 'https://daona.example/q/Abcdefghij1';
const GROUPS: Record<string, string> = {
  milestone: 'Milestones',
  stall: 'Delays',
  update: 'Follow-ups',
  request: 'Answers to what a customer asked',
  ticket: 'Tickets',
};
const KEYS = Object.keys(TEMPLATES) as TemplateKey[];

const HEAD = `# What customers read

Every message the product ships with, as a phone and a mailbox show it, of one made-up order read at 13:20 on a Saturday in Shanghai.
Shops write their own words in the console (templates); \`npx tsx scripts/messages.ts\` makes this sheet anew from the library.

Each says what happened, what is being done, and by when the next word comes where one is promised. Sign, link, way out, greeting and
foot are put around the words by the renderer. Taiwan's Chinese is made from ours by rule.
`;

function sms(key: TemplateKey, language: WrittenLanguage): string {
  const text = renderSms(sampleMessage(key, language, LINK, NOW));
  const { encoding, segments } = smsLength(text);
  return `> ${text}\n>\n> *SMS, ${segments} × ${encoding === 'ucs2' ? 'UCS-2' : 'GSM-7'}*`;
}

function wechat(key: TemplateKey, language: WrittenLanguage): string {
  const fields = Object.values(renderWechat(sampleMessage(key, language, LINK, NOW)));
  return `> ${fields.join(' · ')}\n>\n> *WeChat*`;
}

function mail(key: TemplateKey, language: WrittenLanguage): string {
  const dress = { brand: PLAIN_BRAND, logoUrl: null, unsubscribeUrl: null };
  const { subject, text } = renderMail(sampleMessage(key, language, LINK, NOW), dress);
  // greeting, button and foot are the same everywhere
  const words = text.split('\n\n').slice(1, -3);
  return `> **${subject}**\n>\n${words.map((paragraph) => `> ${paragraph}\n>`).join('\n')}\n> *Mail*`;
}

/** The sheet of every shipped message, as Markdown. */
export function renderMessages(): string {
  const groups = Object.entries(GROUPS).map(([group, title]) => {
    const keys = KEYS.filter((key) => key.startsWith(`${group}.`));
    const told = keys.map((key) => {
      const languages = (['zh-CN', 'en'] as const).map((language) =>
        [sms, wechat, mail].map((render) => render(key, language)).join('\n\n'),
      );
      return `### \`${key}\`\n\n${languages.join('\n\n')}\n`;
    });
    return `## ${title}\n\n${told.join('\n')}`;
  });
  return `${HEAD}\n${groups.join('\n')}`;
}
