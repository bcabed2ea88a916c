import { expect, test } from 'vitest';
import { connectorSettings } from './connector-settings';
import { hostsCalled } from './hosts-called';

test('every host that gets the secrets is named once, without what stands before or after it in the address', () => {
  const { pull, ask } = connectorSettings.parse({
    pull: {
      login: { request: { url: 'https://sign-in.example:8443/token' } },
      request: { url: 'https://user:word@erp.example/orders?since={since}' },
      privateHosts: ['erp.example'],
    },
    ask: { carriers: ['x'], request: { url: 'http://erp.example/{number}' }, privateHosts: ['10.0.0.7', 'erp.example'] },
  });
  expect(hostsCalled({ pull, ask })).toEqual({ hosts: ['erp.example', 'sign-in.example:8443'], privateHosts: ['10.0.0.7', 'erp.example'] });
});

test('a host that only looks like a name before another is the one that is called', () => {
  const { pull } = connectorSettings.parse({ pull: { request: { url: 'https://real.example\\@shown.example/' } } });
  expect(hostsCalled({ pull }).hosts).toEqual([new URL('https://real.example\\@shown.example/').host]);
});

test('an account that only takes pushes calls nobody', () => {
  expect(hostsCalled({})).toEqual({ hosts: [], privateHosts: [] });
});
