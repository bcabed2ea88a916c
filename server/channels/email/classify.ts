import type { Sent } from '../channel';

/** What nodemailer throws: its own code, the command that it was about, and the server's answer where there was one. */
export interface SmtpFault {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
  message?: string;
}

type Refusal = 'retry' | 'permanent' | 'config';

/** Commands before there was talk of a recipient: whatever fails there is our account or our sender. */
const BEFORE_RECIPIENT = /^(CONN|EHLO|HELO|STARTTLS|AUTH|MAIL)/;

/** Replies without an enhanced code that speak of the mailbox (RFC 5321, RFC 7504). */
const ABOUT_MAILBOX = new Set([501, 521, 550, 551, 553, 556]);

/**
 * What an enhanced status (RFC 3463) says of trying again: the mailbox is none or closed, it is full, or it is our message or
 * account that is refused. Null for a status that says nothing.
 */
export function classifyStatus(status: string): Refusal | null {
  const [, kind, subject, detail] = /^([245])\.(\d{1,3})\.(\d{1,3})$/.exec(status) ?? [];
  if (kind === undefined || kind === '2') return null;
  if (kind === '4') return 'retry';
  const about = `${subject}.${detail}`;
  // the sender's address, not the recipient's
  if (about === '1.7' || about === '1.8') return 'config';
  // a full mailbox is emptied some day
  if (about === '2.2') return 'retry';
  if (about === '2.3') return 'config';
  if (subject === '1' || subject === '2' || subject === '4') return 'permanent';
  return subject === '0' ? null : 'config';
}

/**
 * What became of a mail that the server did not take. `isWritten` says whether the whole mail had gone to the connection: without an
 * answer to that nobody knows. A refusal after the mail was written is a refusal all the same (RFC 5321, 4.2.5).
 */
export function classifyFault(fault: SmtpFault, isWritten: boolean): Sent {
  const { responseCode, response = '', command = '', code = 'unknown', message = '' } = fault;
  if (responseCode !== undefined) return classifyReply(responseCode, response, command);
  const detail = message.slice(0, 200);
  if (code === 'EENVELOPE') return { outcome: 'permanent', code, detail };
  if (code === 'EAUTH' || code === 'EMESSAGE' || /certificate|self.signed|altnames/i.test(message))
    return { outcome: 'config', code, detail };
  if (isWritten) return { outcome: 'unknown', detail: `no answer (${code})` };
  return { outcome: 'retry', code, detail };
}

function classifyReply(replyCode: number, response: string, command: string): Sent {
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  const refusal = { code: status ?? String(replyCode), detail: response.slice(0, 200) };
  if (replyCode < 500) return { outcome: 'retry', ...refusal };
  if (BEFORE_RECIPIENT.test(command)) return { outcome: 'config', ...refusal };
  const told = status === undefined ? null : classifyStatus(status);
  return { outcome: told ?? (ABOUT_MAILBOX.has(replyCode) ? 'permanent' : 'config'), ...refusal };
}
