import { createServer, type Server, type Socket } from 'node:net';
import { keepMessage, type PhoneMessage, type StandInWorld } from '../stand-in';
import { readMail } from './stand-in-mail';

interface SmtpAccount {
  user: string;
  password: string;
  /** Where reports on mails are posted. */
  reportUrl: string;
}

/** Replies by code, with their enhanced status; at which command they come. */
const REFUSALS: Record<number, { at: 'AUTH' | 'RCPT' | 'DATA'; words: string }> = {
  421: { at: 'RCPT', words: '4.7.0 Too many messages, try again later' },
  450: { at: 'RCPT', words: '4.2.1 The mailbox is busy' },
  451: { at: 'DATA', words: '4.3.0 Local error in processing' },
  452: { at: 'RCPT', words: '4.3.1 Insufficient system storage' },
  530: { at: 'AUTH', words: '5.7.0 Authentication required' },
  535: { at: 'AUTH', words: '5.7.8 Authentication credentials invalid' },
  550: { at: 'RCPT', words: '5.1.1 No such user here' },
  551: { at: 'RCPT', words: '5.1.6 The mailbox has moved' },
  552: { at: 'DATA', words: '5.3.4 The message is too big' },
  553: { at: 'RCPT', words: '5.1.3 The mailbox name is not allowed' },
  554: { at: 'DATA', words: '5.6.0 The content is refused' },
};

/** Mailboxes that refuse, by what stands before the @. */
const MAGIC: Record<string, string> = { unknown: '550 5.1.1 No such user here', full: '552 5.2.2 The mailbox is full' };

const LOGINS = '250 AUTH PLAIN LOGIN';

/** One conversation with a client, command by command (RFC 5321). */
class Conversation {
  private from = '';
  private to = '';
  private isKnown = false;
  private login: string[] | null = null;
  private letter: string[] | null = null;
  private rest = '';

  constructor(
    private readonly socket: Socket,
    private readonly world: StandInWorld,
    private readonly own: SmtpAccount,
  ) {
    socket.setEncoding('utf8');
    socket.on('data', (data: string) => this.take(data));
    // a client that goes away is no fault of ours
    socket.on('error', () => socket.destroy());
    this.say('220 stand-in ESMTP');
  }

  private say(reply: string): void {
    if (!this.socket.destroyed) this.socket.write(`${reply}\r\n`);
  }

  private take(data: string): void {
    const lines = (this.rest + data).split('\r\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      const reply = this.letter ? this.takeLetter(line, this.letter) : this.login ? this.takeLogin(line, this.login) : this.obey(line);
      if (reply) this.say(reply);
      if (/^(221|421) /.test(reply ?? '')) this.socket.end();
    }
  }

  private refusalAt(stage: 'AUTH' | 'RCPT' | 'DATA'): string | null {
    const { refuse, tooMany } = this.world.switches;
    const code = tooMany ? 421 : Number(refuse);
    const told = REFUSALS[code];
    return told?.at === stage ? `${code} ${told.words}` : null;
  }

  private obey(line: string): string {
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    switch (line.slice(0, 4).toUpperCase()) {
      case 'EHLO':
        return ['stand-in', 'SIZE 10485760', '8BITMIME', 'ENHANCEDSTATUSCODES', 'DSN'].map((word) => `250-${word}\r\n`).join('') + LOGINS;
      case 'AUTH':
        return this.authenticate(line);
      case 'MAIL':
        this.from = address;
        return this.refusalAt('AUTH') ?? (this.isKnown ? '250 2.1.0 Ok' : '530 5.7.0 Authentication required');
      case 'RCPT':
        this.to = address;
        return this.refusalAt('RCPT') ?? MAGIC[address.split('@')[0] ?? ''] ?? '250 2.1.5 Ok';
      case 'DATA':
        this.letter = [];
        return '354 End data with <CR><LF>.<CR><LF>';
      case 'RSET':
      case 'NOOP':
        return '250 2.0.0 Ok';
      case 'QUIT':
        return '221 2.0.0 Bye';
      default:
        return '502 5.5.2 Command not recognized';
    }
  }

  private authenticate(line: string): string {
    const [, kind = '', first] = line.split(' ');
    if (kind.toUpperCase() === 'PLAIN' && first) return this.admit(Buffer.from(first, 'base64').toString('utf8').split('\0').slice(1));
    if (kind.toUpperCase() !== 'LOGIN') return '504 5.5.4 Unrecognized authentication type';
    this.login = [];
    return '334 VXNlcm5hbWU6';
  }

  private takeLogin(line: string, login: string[]): string {
    login.push(Buffer.from(line, 'base64').toString('utf8'));
    if (login.length < 2) return '334 UGFzc3dvcmQ6';
    this.login = null;
    return this.admit(login);
  }

  private admit([user, password]: string[]): string {
    const refusal = this.refusalAt('AUTH');
    this.isKnown = !refusal && user === this.own.user && password === this.own.password;
    return refusal ?? (this.isKnown ? '235 2.7.0 Authentication successful' : '535 5.7.8 Authentication credentials invalid');
  }

  private takeLetter(line: string, letter: string[]): string | null {
    if (line !== '.') {
      letter.push(line.startsWith('..') ? line.slice(1) : line);
      return null;
    }
    this.letter = null;
    const refusal = this.refusalAt('DATA');
    if (refusal) return refusal;
    const message = readMail(letter.join('\r\n'), { from: this.from, to: this.to, at: this.world.now() });
    keepMessage(this.world, message);
    report(this.world, this.own, message, this.from);
    const { hang, loseAnswer } = this.world.switches;
    if (loseAnswer) this.socket.destroy();
    return hang || loseAnswer ? null : '250 2.0.0 Ok: queued';
  }
}

/** What comes back later: an event of its arrival, or the receiving server's report (RFC 3464) as it was written. */
function report(world: StandInWorld, own: SmtpAccount, message: PhoneMessage, returnPath: string): void {
  const { receipts, receiptDelayMs, failReceipt } = world.switches;
  if (receipts === 'none') return;
  world.later(receiptDelayMs, () => {
    message.status = failReceipt ? 'failed' : 'delivered';
    if (failReceipt) void world.post(own.reportUrl, deliveryReport(message, returnPath), { 'content-type': 'message/rfc822' });
    else {
      const event = { messageId: message.id, verp: returnPath, status: 'delivered', recipient: message.to };
      void world.post(own.reportUrl, JSON.stringify([event]), { 'content-type': 'application/json' });
    }
  });
}

function deliveryReport({ id, to }: PhoneMessage, returnPath: string): string {
  return [
    'From: MAILER-DAEMON@stand-in.example',
    `To: <${returnPath}>`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="report"',
    '',
    '--report',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'The mail could not be delivered.',
    '',
    '--report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; stand-in.example',
    '',
    `Final-Recipient: rfc822; ${to}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 No such user here',
    '',
    '--report',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${id}`,
    '',
    '--report--',
    '',
  ].join('\r\n');
}

export interface SmtpStandIn {
  port: number;
  close(): Promise<void>;
}

/** A mail server on 127.0.0.1 (port 0 picks a free one) that keeps every mail it takes; none goes anywhere. */
export async function startSmtpStandIn(port: number, world: StandInWorld, own: SmtpAccount): Promise<SmtpStandIn> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    new Conversation(socket, world, own);
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}
