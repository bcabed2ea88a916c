import { expect, test } from 'vitest';
import { classifyFault, classifyStatus } from './classify';

const refused = (responseCode: number, response: string, command = 'RCPT TO') =>
  classifyFault({ code: 'EENVELOPE', command, responseCode, response }, false);

test('a mailbox that is none is given up, one that is full is tried again', () => {
  expect(refused(550, '550 5.1.1 No such user')).toMatchObject({ outcome: 'permanent', code: '5.1.1' });
  expect(refused(550, '550 no such user')).toMatchObject({ outcome: 'permanent', code: '550' });
  expect(refused(552, '552 5.2.2 Mailbox full')).toMatchObject({ outcome: 'retry', code: '5.2.2' });
  expect(refused(450, '450 4.2.1 Busy')).toMatchObject({ outcome: 'retry', code: '4.2.1' });
});

test('what is about our account, sender or words pauses the channel and blames no mailbox', () => {
  expect(refused(535, '535 5.7.8 Bad credentials', 'AUTH PLAIN')).toMatchObject({ outcome: 'config', code: '5.7.8' });
  expect(refused(550, '550 5.1.1 Sender unknown', 'MAIL FROM')).toMatchObject({ outcome: 'config' });
  expect(refused(553, '553 5.1.8 Bad sender address')).toMatchObject({ outcome: 'config' });
  expect(refused(550, '550 5.7.1 Message refused', 'DATA')).toMatchObject({ outcome: 'config' });
  expect(refused(554, '554 Spam', 'DATA')).toMatchObject({ outcome: 'config', code: '554' });
  expect(classifyFault({ code: 'ESOCKET', message: 'self-signed certificate' }, false)).toMatchObject({ outcome: 'config' });
});

test('a connection that ended before the mail was written is tried again; afterwards nobody knows', () => {
  const ended = { code: 'ECONNECTION', command: 'CONN', message: 'Connection closed unexpectedly' };
  expect(classifyFault(ended, false)).toMatchObject({ outcome: 'retry', code: 'ECONNECTION' });
  expect(classifyFault(ended, true)).toMatchObject({ outcome: 'unknown' });
  expect(classifyFault({ code: 'EDNS', message: 'queryA ENOTFOUND' }, false)).toMatchObject({ outcome: 'retry' });
});

test('a status that says nothing is left to the reply’s own number', () => {
  for (const status of ['2.0.0', '5.0.0', 'x', '']) expect(classifyStatus(status)).toBeNull();
});
