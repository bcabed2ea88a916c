import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { isDatabaseAway } from './database-away';

const thrown = (more: object, message = 'x') => Object.assign(new Error(message), more);

test.each([
  ['refused', thrown({ code: 'ECONNREFUSED', syscall: 'connect' })],
  ['refused on every address', new AggregateError([thrown({ code: 'ECONNREFUSED', syscall: 'connect' })])],
  ['shut down by an administrator', thrown({ code: '57P01' })],
  ['starting', thrown({ code: '57P03' })],
  ['full', thrown({ code: '53300' })],
  ['cut', new Error('Connection terminated unexpectedly')],
  ['busy', new Error('timeout exceeded when trying to connect')],
  ['wrapped', new Error('saving failed', { cause: thrown({ code: '57P01' }) })],
])('a database that is %s is away', (_, error) => {
  expect(isDatabaseAway(error)).toBe(true);
});

test.each([
  ['a client that hangs up', thrown({ code: 'ECONNRESET' }, 'aborted')],
  ['a wrong value', thrown({ code: '22P02' })],
  ['a mistake of ours', new TypeError('x is not a function')],
  ['no error at all', 'ECONNREFUSED'],
])('%s is not', (_, error) => {
  expect(isDatabaseAway(error)).toBe(false);
});

test('the errors of the machine itself are read right', async () => {
  expect(isDatabaseAway(await readFile('/no/such/file').catch((error) => error))).toBe(false);
  const refused = await new Promise((done) => connect(1, '127.0.0.1').on('error', done));
  expect(isDatabaseAway(refused)).toBe(true);
});
