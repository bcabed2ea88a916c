import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio from 'twilio';

/** A provider of SMS in a process of its own, as fast as one can be: it answers after ANSWER_MS and reports to whom it is told. */
const ANSWER_MS = Number(process.env.ANSWER_MS ?? 5);
const TOKEN = process.env.TWILIO_AUTH_TOKEN ?? '';

let sent = 0;
let reported = 0;

function report(url: string, sid: string): void {
  for (const status of ['sent', 'delivered']) {
    const form = { MessageSid: sid, MessageStatus: status, SmsSid: sid, SmsStatus: status };
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': twilio.getExpectedTwilioSignature(TOKEN, url, form),
    };
    fetch(url, { method: 'POST', body: new URLSearchParams(form), headers })
      .then((answer) => answer.arrayBuffer())
      .then(() => {
        reported += 1;
      })
      .catch(() => undefined);
  }
}

const provider = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString('latin1');
  });
  request.on('end', () => {
    // who reports receipts is a sink as well, for the floor
    if (!request.url?.endsWith('/Messages.json')) return void response.end();
    const form = new URLSearchParams(body);
    const sid = `SM${randomBytes(16).toString('hex')}`;
    sent += 1;
    setTimeout(() => {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ sid, status: 'queued', to: form.get('To'), from: form.get('From'), body: form.get('Body'), num_segments: '1' }),
      );
      const callback = form.get('StatusCallback');
      if (callback) report(callback, sid);
    }, ANSWER_MS);
  });
});

provider.listen(0, '127.0.0.1', () => process.send!({ port: (provider.address() as AddressInfo).port }));
process.on('message', () => process.send!({ sent, reported }));
