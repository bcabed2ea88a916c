import { expect, test } from 'vitest';
import { clientAddress, clientNetwork } from './client-address';

test('an address counts with its neighbours, however it is written', () => {
  expect(clientNetwork('203.0.113.77')).toBe('203.0.113.0/24');
  expect(clientNetwork('::ffff:203.0.113.77')).toBe('203.0.113.0/24');
  expect(clientNetwork('2001:db8:1:ab12::7')).toBe('2001:db8:1:ab00::/56');
  expect(clientNetwork('2001:db8:1:abff:1:2:3:4')).toBe('2001:db8:1:ab00::/56');
  expect(clientNetwork('2001:db8::1')).toBe('2001:db8:0:0000::/56');
  expect(clientNetwork('local')).toBe('local');
});

test('without a front the client is local; a forwarding header is never believed', () => {
  expect(clientAddress(new Request('http://x/', { headers: { 'x-forwarded-for': '1.2.3.4' } }))).toBe('local');
  expect(clientAddress(new Request('http://x/', { headers: { 'x-daona-client': '1.2.3.4' } }))).toBe('1.2.3.4');
});
