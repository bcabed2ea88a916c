import * as fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer';
import { expect, test } from 'vitest';
import { headerWords } from './header-words';
import { allParts, readMime } from './read-mime';

const build = (mail: ConstructorParameters<typeof MailComposer>[0]) => new MailComposer(mail).compile().build();

test('what a mail program wrote is read as it was meant, in any letters', async () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).map((text) => text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim());
  await fc.assert(
    fc.asyncProperty(
      words.filter((text) => text !== ''),
      words.filter((text) => text !== ''),
      async (subject, body) => {
        const mail = readMime(
          (
            await build({ from: 'a@b.example', to: 'c@d.example', subject: headerWords(subject), text: body, html: `<p>${body}</p>` })
          ).toString('utf8'),
        );
        expect(mail.headers.get('subject')).toBe(subject);
        const parts = allParts(mail);
        expect(parts.find(({ type }) => type === 'text/plain')?.text.trim()).toBe(body);
        expect(parts.find(({ type }) => type === 'text/html')?.text.trim()).toBe(`<p>${body}</p>`);
      },
    ),
    { numRuns: 40 },
  );
});

test('anything at all is read without a fault', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('Content-Type: multipart/mixed; boundary=b\n\n--b\n', '--b--', '\n\n', '=?utf-8?q?=GG?='),
  );
  fc.assert(fc.property(fc.array(odd, { maxLength: 8 }), (pieces) => void allParts(readMime(pieces.join('\n')))));
});

test('a mail within a mail within a mail has an end', () => {
  expect(allParts(readMime('Content-Type: message/rfc822\n\n'.repeat(1_000))).length).toBeLessThan(20);
});
