import { expect, test } from 'vitest';
import { hookAddressFault, hookHost } from './hook-address';

const fault = (url: string, privateHosts: string[] = []) => hookAddressFault(url, privateHosts)?.en ?? null;

test('messages go by TLS to a port of their own, and nowhere else', () => {
  for (const good of [
    'https://erp.example/hooks',
    'https://erp.example:8443/hooks?key=1',
    'https://[2001:db8::1]/x',
    'HTTPS://ERP.example',
  ])
    expect(fault(good)).toBeNull();
  for (const bad of ['', 'erp.example', 'ftp://erp.example/', 'javascript:alert(1)', 'file:///etc/passwd', 'http://erp.example/'])
    expect(fault(bad)).not.toBeNull();
  expect(fault('https://erp.example:22/')).toContain('port');
  expect(fault('https://user:secret@erp.example/')).toContain('user name');
  expect(fault('https://erp.example/#x')).toContain('#');
  expect(fault(`https://erp.example/${'x'.repeat(3000)}`)).toContain('long');
});

test('without TLS only this machine is written to, and only where the operator allows it', () => {
  expect(fault('http://127.0.0.1:4000/')).not.toBeNull();
  expect(fault('http://127.0.0.1:4000/', ['127.0.0.1'])).toBeNull();
  expect(fault('http://localhost:4000/', ['localhost'])).toBeNull();
  expect(fault('http://erp.internal/', ['erp.internal'])).not.toBeNull();
  expect(fault('http://127.0.0.1.evil.example/', ['127.0.0.1.evil.example'])).not.toBeNull();
});

test('people and logs are told the host, never the path, where keys stand', () => {
  expect(hookHost('https://erp.example:8443/hooks/s3cret?key=s3cret')).toBe('erp.example:8443');
});
