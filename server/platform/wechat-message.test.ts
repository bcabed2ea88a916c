import { createCipheriv, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { enclosedIn, openEnclosed } from './wechat-message';

const KEY = randomBytes(32);
/** As the vendor shows it: 43 letters, without the last `=`. */
const shown = (key: Buffer) => key.toString('base64').slice(0, 43);

function enclose(message: string, key = KEY): string {
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([randomBytes(16), length, text, Buffer.from('wx0123456789abcdef')]);
  const fill = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(fill, fill)])), cipher.final()]).toString('base64');
}

test('what was enclosed comes out again, whatever its length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (message) => {
      expect(openEnclosed(enclose(message), shown(KEY))?.toString('utf8')).toBe(message);
    }),
  );
});

test('another key, a key that is none and a spoilt text open nothing and never throw', () => {
  const enclosed = enclose('{"Event":"x"}');
  expect(openEnclosed(enclosed, shown(randomBytes(32)))?.toString('utf8')).not.toBe('{"Event":"x"}');
  for (const key of ['', 'short', 'a'.repeat(44)]) expect(openEnclosed(enclosed, key)).toBeNull();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void openEnclosed(Buffer.from(bytes).toString('base64'), shown(KEY))),
  );
});

test('it is found in XML and JSON, and nowhere else', () => {
  expect(enclosedIn(Buffer.from('<xml><Encrypt><![CDATA[QUJD]]></Encrypt></xml>'))).toBe('QUJD');
  expect(enclosedIn(Buffer.from('<xml>\n <Encrypt>QUJD</Encrypt></xml>'))).toBe('QUJD');
  expect(enclosedIn(Buffer.from('{"ToUserName":"gh","Encrypt":"QUI="}'))).toBe('QUI=');
  for (const body of [
    '',
    '{',
    '{"Encrypt":{}}',
    '{"Encrypt":"<x>"}',
    '<xml><Encrypt></Encrypt></xml>',
    '<xml><encrypt>QUJD</encrypt></xml>',
  ])
    expect(enclosedIn(Buffer.from(body))).toBeNull();
});

test('a body made to keep us busy is put aside at once', () => {
  for (const body of [
    `<xml><Encrypt>${' '.repeat(1_000_000)}`,
    `<xml><Encrypt>${' '.repeat(1_000_000)}x y</Encrypt>`,
    '<Encrypt>'.repeat(100_000),
  ])
    expect(enclosedIn(Buffer.from(body))).toBeNull();
}, 10_000);
