import type { AlertKey, AlertParams } from '../notice/staff-alert';
import { alertPath } from '../notice/staff-alert';
import type { Text, WrittenLanguage } from '../shared/language';
import { clip, oneLine } from '../template/clip';
import type { Viewer } from './dates';
import { fillWords } from './fill-words';
import { type WordedAlert, wordAlert } from './word-alert';

/** Alerts that one message tells of. */
export interface AlertMessage {
  lead: { template: AlertKey; params: AlertParams };
  others: readonly { template: AlertKey; params: AlertParams }[];
  language: WrittenLanguage;
  viewer: Viewer;
  /** Public address of the portal, without a slash at its end. */
  site: string;
}

const say = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });
const TITLE_LIMIT = 60;
const TEXT_LIMIT = 200;
const SIGN = say('【Daona】', '[Daona] ');
const COUNT = say('{n} 条提醒，最急的：', '{n} alerts, the most pressing: ');
const MORE = say('另有 {n} 条，见列表', 'and {n} more in the list');
const LIST = say('查看全部', 'See all');
const PICTURE = say('现场图', 'Picture');
const OPEN = say('去处理', 'See to it');
const WHY = say('您在“我的账号”里留了这个邮箱，所以收到这封邮件。', 'You get this because you left this mailbox under “My account”.');
/** Alerts that a longer message names one by one. */
const LISTED = 20;
const LIST_PATH = '/admin/alerts';

function linkOf({ lead, others, site }: AlertMessage): string {
  return site + (others.length > 0 ? LIST_PATH : alertPath(lead.params));
}

/** As a text message: who says it, how many, what the most pressing is, where to see to it; at most some 400 units. */
export function alertSms(message: AlertMessage): string {
  const { lead, others, language, viewer } = message;
  const { title, text } = wordAlert(lead, language, viewer);
  const colon = language === 'en' ? ': ' : '：';
  const count = others.length > 0 ? fillWords(COUNT[language], { n: others.length + 1 }) : '';
  const body = `${count}${clip(oneLine(title), TITLE_LIMIT)}${colon}${clip(oneLine(text), TEXT_LIMIT)}`;
  return `${SIGN[language]}${body} ${linkOf(message)}`.trim();
}

interface Line extends WordedAlert {
  link: string;
}

function linesOf({ lead, others, language, viewer, site }: AlertMessage): Line[] {
  return [lead, ...others.slice(0, LISTED - 1)].map((alert) => ({
    ...wordAlert(alert, language, viewer),
    link: site + alertPath(alert.params),
  }));
}

function restOf({ others, language }: AlertMessage): string | null {
  return others.length >= LISTED ? fillWords(MORE[language], { n: others.length - LISTED + 1 }) : null;
}

/** As an e-mail: the most pressing as its subject, all of them in it, each with its link. */
export function alertMail(message: AlertMessage): { subject: string; text: string; html: string } {
  const { others, language } = message;
  const [lines, rest] = [linesOf(message), restOf(message)];
  const count = others.length > 0 ? fillWords(COUNT[language], { n: others.length + 1 }) : '';
  const list = message.site + LIST_PATH;
  return {
    subject: `${SIGN[language]}${count}${clip(oneLine(lines[0]!.title), TITLE_LIMIT)}`,
    text: [
      ...lines.map(({ title, text, link }) => `${title}\n${text}\n${link}`),
      ...(rest ? [rest] : []),
      `${LIST[language]}: ${list}`,
      WHY[language],
    ].join('\n\n'),
    html: [
      ...lines.map(
        ({ title, text, link }) =>
          `<p><strong>${html(title)}</strong><br>${html(text)}<br><a href="${html(link)}">${OPEN[language]}</a></p>`,
      ),
      ...(rest ? [`<p>${html(rest)}</p>`] : []),
      `<p><a href="${html(list)}">${LIST[language]}</a></p>`,
      `<p style="color:#667">${html(WHY[language])}</p>`,
    ].join('\n'),
  };
}

function html(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** As markdown for a robot, in at most `limit` bytes: what is too much is counted, never cut in two. */
export function alertMarkdown(message: AlertMessage, limit: number): { title: string; markdown: string } {
  const { others, language, site } = message;
  const picture = picturePath(message.lead.params);
  const lines = linesOf(message).map(({ title, text, link }, i) =>
    i === 0
      ? `**${plain(title)}**\n${plain(text)} [${OPEN[language]}](${link})${picture ? ` [${PICTURE[language]}](${site}${picture})` : ''}`
      : `- ${plain(title)}\n${plain(text)} [${OPEN[language]}](${link})`,
  );
  const title = clip(oneLine(wordAlert(message.lead, language, message.viewer).title), TITLE_LIMIT);
  for (let shown = lines.length; shown > 0; shown -= 1) {
    const left = others.length + 1 - shown;
    const tail = left > 0 ? [`${fillWords(MORE[language], { n: left })} [${LIST[language]}](${site}${LIST_PATH})`] : [];
    const markdown = [...lines.slice(0, shown), ...tail].join('\n\n');
    if (bytesOf(markdown) <= limit) return { title, markdown };
  }
  return { title, markdown: `**${title}** [${LIST[language]}](${site}${LIST_PATH})` };
}

/** Where the server draws the case behind an alert; null of what is no case. Who looks has to be signed in. */
function picturePath({ ticketId, incidentId }: AlertParams): string | null {
  if (ticketId !== undefined) return `/admin/play/ticket/${ticketId}/picture`;
  return incidentId === undefined ? null : `/admin/play/incident/${incidentId}/picture`;
}

/** What a colleague wrote to a group, as markdown: the first line stands out, the others keep their lines; addresses lead where they say. */
export function saidMarkdown(words: string, limit: number): { title: string; markdown: string } {
  const [first = '', ...rest] = words.split('\n').filter((line) => line.trim() !== '');
  const lines = [`**${plain(first)}**`, ...rest.map((line) => (/^https?:\/\/\S+$/.test(line) ? `[${line}](${line})` : plain(line)))];
  let markdown = '';
  // two blanks and an end of line are a new line to both robots
  for (const line of lines) {
    const longer = markdown === '' ? line : `${markdown}  \n${line}`;
    if (bytesOf(longer) > limit) break;
    markdown = longer;
  }
  return { title: clip(oneLine(first), TITLE_LIMIT), markdown };
}

/** Words without what markdown reads as something else. */
function plain(text: string): string {
  return clip(oneLine(text), TEXT_LIMIT).replace(/[*_`<>[\]()#|\\]/g, ' ');
}

function bytesOf(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
