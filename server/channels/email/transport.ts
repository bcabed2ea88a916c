import { isIP } from 'node:net';
import nodemailer, { type Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool';
import { sha256Hex } from '../../platform/crypto';
import { singleton } from '../../platform/singleton';
import type { Account } from '../channel';
import { bareAddress } from './mail-id';

const TIMEOUT_MS = 8_000;
/** Servers close a connection after some hundred mails; we come first. */
const MOST_ON_ONE = 100;
const CONNECTIONS = 5;

/** Headers under our DKIM signature; both of one-click unsubscribing have to be (RFC 8058, 4). */
const SIGNED = 'From:To:Subject:Date:Message-ID:MIME-Version:Content-Type:Content-Transfer-Encoding:List-Unsubscribe:List-Unsubscribe-Post';

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** How the server is spoken to: encrypted from the start on port 465, else from STARTTLS on; plain with this machine alone. */
export function transportOptions({ host = '', port, user, password, from = '', dkimSelector, dkimKey }: Account): SMTPPool.Options {
  const isPlain = isLoopback(host);
  const domainName = bareAddress(from)?.split('@')[1];
  return {
    pool: true,
    host,
    port: Number(port || 587),
    secure: port === '465',
    requireTLS: !isPlain && port !== '465',
    ignoreTLS: isPlain,
    ...(user ? { auth: { user, pass: password ?? '' } } : {}),
    ...(dkimSelector && dkimKey && domainName
      ? { dkim: { domainName, keySelector: dkimSelector, privateKey: dkimKey.replaceAll('\\n', '\n'), headerFieldNames: SIGNED } }
      : {}),
    maxConnections: CONNECTIONS,
    maxMessages: MOST_ON_ONE,
    // a mail whose connection ended may be out: nobody but us decides whether it is sent again
    maxRequeues: 0,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    dnsTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as SMTPPool.Options;
}

export interface MailTransport {
  transporter: Transporter<SMTPPool.SentMessageInfo, SMTPPool.Options>;
  /** Message-IDs of mails under way that were written to their connection to the end. */
  written: Set<string>;
}

/** One pool of connections an account. */
export function mailTransport(account: Account): MailTransport {
  return singleton(`smtp:${sha256Hex(JSON.stringify(account))}`, () => {
    const transporter = nodemailer.createTransport(transportOptions(account));
    const written = new Set<string>();
    transporter.use('stream', (mail, done) => {
      const { message } = mail;
      const create = message.createReadStream.bind(message);
      const id = message.messageId();
      message.createReadStream = (options) => create(options).once('end', () => written.add(id));
      done();
    });
    return { transporter, written };
  });
}
