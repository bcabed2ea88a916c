import { createHmac, randomBytes } from 'node:crypto';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A provider of SMS in a process of its own, as fast as one can be: it answers after ANSWER_MS and reports twice to whom it is told,
 * over connections that stay open.
 */
const ANSWER_MS = Number(process.env.ANSWER_MS ?? 5);
const TOKEN = process.env.TWILIO_AUTH_TOKEN ?? '';
const agent = new Agent({ keepAlive: true });

function report(url: string, sid: string): void {
  for (const status of ['sent', 'delivered']) {
    const form = { MessageSid: sid, MessageStatus: status, SmsSid: sid, SmsStatus: status };
    // the URL, then each name with its value in the order of the names (twilio.com/docs/usage/security)
    const signed = url + Object.entries(form).flat().join('');
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': createHmac('sha1', TOKEN).update(signed).digest('base64'),
    };
    request(url, { method: 'POST', agent, headers }, (answer) => answer.resume())
      .on('error', () => undefined)
      .end(new URLSearchParams(form).toString());
  }
}

const provider = createServer((call, response) => {
  let body = '';
  call.on('data', (chunk: Buffer) => {
    body += chunk.toString('latin1');
  });
  call.on('end', () => {
    // who reports receipts is a sink as well, for the floor
    if (!call.url?.endsWith('/Messages.json')) return void response.end();
    const form = new URLSearchParams(body);
    const sid = `SM${randomBytes(16).toString('hex')}`;
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
