import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBounce } from './read-bounce';

const FROM = 'North Shop <notices@north.example>';
const ID = '0198c0de-0000-7000-8000-00000000abcd';
const json = (value: unknown) => readBounce({ headers: new Headers(), body: JSON.stringify(value) }, FROM);

/** A report as Postfix writes it (RFC 3464), with what each server may leave out. */
function report({ envelope = '', to = 'bounce@north.example', status = '5.1.1', action = 'failed', enclosed = '' } = {}): string {
  return [
    'Return-Path: <>',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status;',
    ' boundary="A/mx.example"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--A/mx.example',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry.',
    '--A/mx.example',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    ...(envelope ? [`Original-Envelope-Id: ${envelope}`] : []),
    '',
    'Final-Recipient: rfc822; lin@customer.example',
    `Action: ${action}`,
    `Status: ${status}`,
    'Diagnostic-Code: smtp; 550 5.1.1 <lin@customer.example>:',
    '    Recipient address rejected',
    '',
    '--A/mx.example',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${enclosed}`,
    '',
    '--A/mx.example--',
  ].join('\r\n');
}
const told = (body: string) => readBounce({ headers: new Headers({ 'content-type': 'message/rfc822' }), body }, FROM);
const OURS = { providerId: `<${ID}@north.example>`, attemptId: ID, status: 'failed', state: 'failed', code: '5.1.1' };

test('a report names its mail by the envelope, by the address it came back to, or by what it encloses', () => {
  expect(told(report({ envelope: ID }))).toEqual({ receipts: [OURS], inbound: [] });
  expect(told(report({ to: `<bounce+${ID}@north.example>` }))).toEqual({ receipts: [OURS], inbound: [] });
  expect(told(report({ enclosed: `<${ID}@north.example>` }))).toEqual({ receipts: [OURS], inbound: [] });
});

test('a report on a mail that is not ours, or one that is still tried, is no news', () => {
  expect(told(report({ enclosed: '<other@elsewhere.example>' }))).toEqual({ receipts: [], inbound: [] });
  expect(told(report({ envelope: ID, action: 'delayed', status: '4.4.1' }))).toEqual({ receipts: [], inbound: [] });
});

test('a report whose head came as the head of the call is read as well', () => {
  const whole = report({ envelope: ID });
  const body = whole.slice(whole.indexOf('\r\n\r\n') + 4);
  const headers = new Headers({ 'content-type': 'multipart/report; report-type=delivery-status; boundary="A/mx.example"' });
  expect(readBounce({ headers, body }, FROM)).toEqual({ receipts: [OURS], inbound: [] });
});

test('events of a provider are read one by one and together', () => {
  expect(json({ messageId: `<${ID}@north.example>`, status: 'bounced', code: '5.1.1' })).toEqual({ receipts: [OURS], inbound: [] });
  expect(json([{ verp: `bounce+${ID}@north.example`, status: 'delivered' }])).toMatchObject({
    receipts: [{ attemptId: ID, state: 'delivered' }],
  });
  expect(json({ verp: `bounce+${ID}@north.example`, status: 'deferred' })).toEqual({ receipts: [], inbound: [] });
});

test('who complains of a mail wants no more of them', () => {
  expect(json({ status: 'complained', recipient: 'Lin@Customer.example' })).toEqual({
    receipts: [],
    inbound: [{ address: 'Lin@customer.example', kind: 'stop', words: 'complaint' }],
  });
});

test('what is neither is refused, and nothing at all makes it fail', () => {
  expect(json({ status: 'bounce' })).toBeNull();
  expect(told('Subject: hello\r\n\r\nhello')).toBeNull();
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (body) => void told(body)));
  fc.assert(fc.property(fc.json(), (body) => void readBounce({ headers: new Headers(), body }, FROM)));
});
