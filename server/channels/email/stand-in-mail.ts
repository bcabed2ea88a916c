import type { PhoneMessage } from '../stand-in';
import { allParts, readMime } from './read-mime';

/** A mail as a mailbox keeps it. */
export function readMail(letter: string, on: { from: string; to: string; at: number }): PhoneMessage {
  const mail = readMime(letter);
  const parts = allParts(mail);
  const header = (name: string) => mail.headers.get(name) ?? '';
  return {
    id: header('message-id'),
    channel: 'mail',
    to: on.to,
    from: header('from') || on.from,
    at: on.at,
    text: parts.find(({ type }) => type === 'text/plain')?.text,
    mail: {
      subject: header('subject'),
      html: parts.find(({ type }) => type === 'text/html')?.text ?? '',
      returnPath: on.from,
      unsubscribeUrl: /<(https?:[^>]+)>/.exec(header('list-unsubscribe'))?.[1],
      isOneClick: header('list-unsubscribe-post') === 'List-Unsubscribe=One-Click',
    },
    status: 'accepted',
  };
}

function plain(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/**
 * One mail in a mailbox: its subject, its page in a frame that runs nothing, its letters, and the button that mail programs draw
 * from its headers.
 */
export function mailView({ id, from, text, mail }: PhoneMessage): string {
  if (!mail) return '';
  const { subject, html, unsubscribeUrl, isOneClick, unsubscribed } = mail;
  const button = `<form method="post" action="/unsubscribe"><input type="hidden" name="id" value="${plain(id)}"><button>一键退订</button></form>`;
  const state = unsubscribed === undefined ? '' : `<span>退订请求已发出：${unsubscribed ?? '没有应答'}</span>`;
  const end = unsubscribeUrl && isOneClick ? button + state : '<span>这封邮件没有一键退订</span>';
  return `<article class="mail"><h3>${plain(subject)}</h3><p class="from">${plain(from)}</p>
<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="${plain(subject)}" srcdoc="${plain(`<base target="_blank">${html}`)}"></iframe>
<details><summary>纯文本</summary><pre>${plain(text ?? '')}</pre></details><div class="end">${end}</div></article>`;
}
