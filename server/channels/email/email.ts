import type Mail from 'nodemailer/lib/mailer';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { sameSecret } from '../../platform/crypto';
import type { Account, AccountField, Channel, Outgoing, ProviderCall, ProviderNews, Sent } from '../channel';
import { classifyFault, classifyStatus, type SmtpFault } from './classify';
import { headerWords } from './header-words';
import { bareAddress, messageIdOf, readMailbox, returnPathOf } from './mail-id';
import { readBounce } from './read-bounce';
import { mailTransport } from './transport';

const FIELDS: readonly AccountField[] = [
  { key: 'host', environment: 'SMTP_HOST' },
  { key: 'port', environment: 'SMTP_PORT', isOptional: true },
  { key: 'user', environment: 'SMTP_USER', isOptional: true },
  { key: 'password', environment: 'SMTP_PASSWORD', isSecret: true, isOptional: true },
  { key: 'from', environment: 'MAIL_FROM' },
  { key: 'returnPath', environment: 'MAIL_RETURN_PATH', isOptional: true },
  { key: 'bounceToken', environment: 'MAIL_BOUNCE_TOKEN', isSecret: true, isOptional: true },
  { key: 'dkimSelector', environment: 'MAIL_DKIM_SELECTOR', isOptional: true },
  { key: 'dkimKey', environment: 'MAIL_DKIM_KEY', isSecret: true, isOptional: true },
];

/** One click ends such mails (RFC 8058). Given as headers: what nodemailer makes of its own `list` is no such pair. */
function unsubscribeHeaders(unsubscribe: { url: string } | null): Record<string, string> {
  if (!unsubscribe) return {};
  return { 'List-Unsubscribe': `<${unsubscribe.url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

async function send(own: Account, { attemptId, address, content }: Outgoing): Promise<Sent> {
  if (content.kind !== 'mail') return { outcome: 'permanent', code: 'content', detail: 'a mail has a subject and a page' };
  const sender = bareAddress(own.from!);
  if (!sender) return { outcome: 'config', code: 'from', detail: 'the sender is no address' };
  const messageId = messageIdOf(attemptId, own.from!);
  const { transporter, written } = mailTransport(own);
  const mail = {
    messageId,
    envelope: { from: own.returnPath ? returnPathOf(attemptId, own.returnPath) : sender, to: address },
    // reports name the try in their envelope id, where servers speak RFC 3461
    dsn: { envid: attemptId, ret: 'HDRS', notify: ['FAILURE', 'DELAY'] },
    from: own.from,
    to: { name: '', address },
    subject: headerWords(content.subject),
    text: content.text,
    html: content.html,
    headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(content.unsubscribe) },
  } satisfies Mail.Options & { dsn: SMTPConnection.DSNOptions };
  try {
    await transporter.sendMail(mail);
    return { outcome: 'accepted', providerId: messageId };
  } catch (error) {
    return classifyFault(error as SmtpFault, written.has(messageId));
  } finally {
    written.delete(messageId);
  }
}

/** Nobody signs what tells of mails: the endpoint is the secret. */
function readCall(own: Account, call: ProviderCall): ProviderNews {
  if (call.method !== 'POST') return { kind: 'refused', reason: 'news of mails is posted' };
  if (!own.bounceToken || !sameSecret(call.endpoint, own.bounceToken)) return { kind: 'refused', reason: 'the endpoint is not ours' };
  const news = readBounce(call, own.from!);
  if (!news) return { kind: 'refused', reason: 'the body is neither events nor a delivery report' };
  return { kind: 'news', ...news, answer: { body: 'ok', contentType: 'text/plain' } };
}

/** E-mail by SMTP, through the server that the shop's mails go out by. */
export const email: Channel = {
  code: 'email',
  medium: 'mail',
  account: FIELDS,
  carries: ['mail'],
  takes: (address) => readMailbox(address) !== null,
  readStaffAddress: readMailbox,
  knowsIds: false,
  cap: { count: 10, perMs: 1_000 },
  send,
  readCall,
  ask: null,
  find: null,
  // a report that does not say why blames no mailbox
  classifyReceipt: (code) => classifyStatus(code ?? '') ?? 'config',
};
