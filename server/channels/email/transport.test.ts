import { expect, test } from 'vitest';
import { transportOptions } from './transport';

const at = (host: string, port?: string) => transportOptions({ host, from: 'a@north.example', ...(port ? { port } : {}) });

test('no mail leaves this machine unencrypted', () => {
  expect(at('smtp.north.example')).toMatchObject({ port: 587, secure: false, requireTLS: true, ignoreTLS: false });
  expect(at('smtp.north.example', '465')).toMatchObject({ secure: true });
  expect(at('127.0.0.1', '2525')).toMatchObject({ requireTLS: false, ignoreTLS: true });
  // a name that only begins like one of ours is not this machine
  expect(at('127.0.0.1.evil.example')).toMatchObject({ requireTLS: true });
});

test('a mail whose connection ended is never sent again behind our back', () => {
  expect(at('smtp.north.example')).toMatchObject({ pool: true, maxRequeues: 0 });
});

test('both headers of one-click unsubscribing stand under our signature', () => {
  const account = { host: 'h', from: 'N <a@north.example>', dkimSelector: 's', dkimKey: '-----BEGIN\\nKEY' };
  expect(transportOptions(account)).toMatchObject({
    dkim: {
      domainName: 'north.example',
      privateKey: '-----BEGIN\nKEY',
      headerFieldNames: expect.stringMatching(/List-Unsubscribe:List-Unsubscribe-Post$/),
    },
  });
});
