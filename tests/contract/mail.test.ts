import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account, Outgoing } from '@/server/channels/channel';
import { email } from '@/server/channels/email/email';
import { environmentAccount } from '@/server/channels/environment-account';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { newId } from '@/server/platform/ids';
import { type Listening, listenForReceipts } from './stand-in-portal';

let world: Listening;
let own: Account;
beforeAll(async () => {
  world = await listenForReceipts();
  own = environmentAccount(email);
});
afterAll(() => world.close());
beforeEach(() => {
  world.standIns.world.switches = { ...GOOD_DAY, receipts: 'none' };
  world.standIns.world.messages.length = 0;
  world.heard.length = 0;
});

const content = (unsubscribe: { url: string } | null): Outgoing['content'] => ({
  kind: 'mail',
  subject: '订单 D1：𠮷先生的包裹已发出 🎉，明天再告诉您进展，请放心',
  text: '包裹已发出。\n.这一行以点开头\nFrom 这一行以 From 开头',
  html: '<p>包裹已发出。</p>',
  unsubscribe,
});
const send = (attemptId: string, unsubscribe: { url: string } | null = null, address = 'lin@customer.example') =>
  email.send(own, { attemptId, address, content: content(unsubscribe) }, Date.now());
const kept = () => world.standIns.world.messages;

describe('a mail', () => {
  it('arrives as it was written, every letter of it', async () => {
    await send(newId());
    const { subject, text, html } = content(null) as Extract<Outgoing['content'], { kind: 'mail' }>;
    expect(kept()).toMatchObject([
      { from: own.from, text: expect.stringContaining(text), mail: { subject, html: expect.stringContaining(html) } },
    ]);
  });

  it('is known by an id made of ours alone, and its reports come back with it', async () => {
    const attemptId = newId();
    const id = `<${attemptId}@daona.example>`;
    expect(await send(attemptId)).toEqual({ outcome: 'accepted', providerId: id });
    expect(await send(attemptId)).toEqual({ outcome: 'accepted', providerId: id });
    expect(kept()).toMatchObject([{ id, mail: { returnPath: `bounce+${attemptId}@daona.example` } }, { id }]);
  });

  it('can be ended with one click where it may be, by both headers exactly', async () => {
    await send(newId(), { url: 'https://shop.example/u/token-of-somebody?and=more' });
    await send(newId());
    expect(kept().map(({ mail }) => [mail!.unsubscribeUrl, mail!.isOneClick])).toEqual([
      ['https://shop.example/u/token-of-somebody?and=more', true],
      [undefined, false],
    ]);
  });

  it('whose answer was lost is never sent again behind our back', async () => {
    world.standIns.world.switches.loseAnswer = true;
    expect(await send(newId())).toMatchObject({ outcome: 'unknown' });
    // a pool that puts it back into its queue does so within 150 ms
    await sleep(600);
    expect(kept()).toHaveLength(1);
  });

  it('goes on after a refusal and a lost connection, by a new one', async () => {
    expect(await send(newId(), null, 'unknown@customer.example')).toMatchObject({ outcome: 'permanent', code: '5.1.1' });
    expect(await send(newId(), null, 'full@customer.example')).toMatchObject({ outcome: 'retry', code: '5.2.2' });
    expect(await send(newId())).toMatchObject({ outcome: 'accepted' });
  });

  it('is tried again when the server is away, and rests when our account is refused', async () => {
    const message: Outgoing = { attemptId: newId(), address: 'lin@customer.example', content: content(null) };
    expect(await email.send({ ...own, port: '9' }, message, Date.now())).toMatchObject({ outcome: 'retry' });
    expect(await email.send({ ...own, password: 'wrong' }, message, Date.now())).toMatchObject({ outcome: 'config', code: '5.7.8' });
    expect(await email.send({ ...own, from: 'nobody' }, message, Date.now())).toMatchObject({ outcome: 'config', code: 'from' });
    expect(kept()).toEqual([]);
  });

  it('goes to one address: a second one in the field is no address', () => {
    for (const odd of ['a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', 'a@b', '']) expect(email.takes(odd)).toBe(false);
  });
});

describe('the mailbox of the stand-in', () => {
  it('shows the mail in a frame that runs nothing, and ends such mails as a mail program does', async () => {
    await send(newId(), { url: `${world.portalUrl}/u/token` });
    const id = kept()[0]!.id;
    const shown = await (await fetch(`${world.standIns.url}/phone?number=lin@customer.example`)).text();
    expect(shown).toContain('<iframe sandbox="allow-popups allow-popups-to-escape-sandbox"');
    await fetch(`${world.standIns.url}/unsubscribe`, { method: 'POST', body: new URLSearchParams({ id }) });
    const [heard] = await world.hear(1);
    expect(heard).toMatchObject({ method: 'POST', path: '/u/token', body: 'List-Unsubscribe=One-Click' });
    expect(heard!.headers.get('cookie')).toBeNull();
  });
});
