import { expect, it } from 'vitest';
import { signedHeaders } from './object-store';

it('signs a call as the example of the AWS documentation does', () => {
  const account = { region: 'us-east-1', key: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
  const url = new URL('https://examplebucket.s3.amazonaws.com/?lifecycle');
  url.search = 'lifecycle=';
  const { authorization } = signedHeaders(account, 'GET', url, Buffer.alloc(0), new Date('2013-05-24T00:00:00Z'));
  expect(authorization).toContain('Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543');
});
