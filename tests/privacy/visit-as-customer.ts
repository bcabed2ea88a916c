import { phoneHash } from '@/server/store/contact';
import { unsubscribeUrl } from '@/server/usecases/consent/unsubscribe-link';
import type { Browser } from './browser';
import { NOTHING, type Shows } from './ledger';
import type { Person } from './people';

/** An order as it can be come to. */
export interface Order {
  id: string;
  code: string;
  /** Share links at the parcel's and the verified tier. */
  links: { parcel: string; verified: string };
}

/** DESIGN section 5: what each tier shows of an order to whoever has reached it. */
export const tierShows = (person: Person) => {
  const of = person.no;
  const verified: Shows = { kinds: ['orderNo', 'item', 'district'], of };
  return {
    parcel: NOTHING,
    verified,
    /** Their own words, which they come back to. */
    verifiedWords: { kinds: [...verified.kinds, 'words'], of } satisfies Shows,
    verifiedWish: { kinds: [...verified.kinds, 'wish'], of } satisfies Shows,
    owner: { kinds: [...verified.kinds, 'name', 'phone', 'email', 'street', 'company'], of } satisfies Shows,
    ownerWish: { kinds: [...verified.kinds, 'name', 'phone', 'email', 'street', 'company', 'wish', 'words'], of } satisfies Shows,
    /** A form that comes back shows what was typed into it just now. */
    typed: { kinds: ['orderNo', 'phone'], of } satisfies Shows,
  };
};

/** A link that ends mails asks of the order whose shop it is, and no more. */
const NO_SHOP = { state: { shop: '' } } as Parameters<typeof unsubscribeUrl>[0]['document'];

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const ACTIONS = ['confirm', 'place', 'address', 'time', 'cancel', 'invoice'];
const ticketIn = (html: string) => /name="ticket" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** Whoever found the parcel: every page that its code opens. */
export async function visitAsFinder(browser: Browser, person: Person, { code }: Order): Promise<void> {
  const path = `/q/${code}`;
  for (const below of [
    '',
    '/calendar.ics',
    '/qr.svg',
    '/prove',
    '/unlock',
    '/do/report',
    '/do/rate',
    '/do/preferences',
    '/do/ticket',
    '/do/wechat',
  ])
    await browser.ask(path + below);
  const mails = new URL(unsubscribeUrl({ phoneHash: phoneHash(person.phone.e164), code, document: NO_SHOP }, Date.now())!).pathname;
  await browser.ask(mails);
  await browser.ask(mails, NOTHING, { form: { step: 'rest' } });
  await browser.ask(mails, NOTHING, { form: { 'List-Unsubscribe': 'One-Click' } });
  await browser.ask(path, NOTHING, { headers: { 'daona-part': 'live' } });
  for (const action of ACTIONS) await browser.ask(`${path}/do/${action}`);
  await browser.ask('/api/v1/track/actions', NOTHING, { json: { code } });
  await browser.ask('/track', NOTHING, { form: { orderNo: person.trackingNo, phone: '' } });
  await browser.ask(`/q/${code}/do/ticket/photos/00000000-0000-7000-8000-000000000000`);
  await browser.ask('/api/v1/track/actions/cancel', NOTHING, {
    json: { code, fields: { title: person.invoice.title } },
    headers: SAME_ORIGIN,
  });
  await browser.ask(path, NOTHING, { form: { lastDigits: wrongTail(person) } });
  await browser.ask(path);
}

function wrongTail({ phone }: Person): string {
  return phone.e164.endsWith('0000') ? '1111' : '0000';
}

/** Somebody who knows the number of another's order, and types a phone. */
export async function guessOrder(browser: Browser, person: Person, other: Person): Promise<void> {
  const typed = { kinds: ['orderNo', 'phone'], of: 'anyone' } satisfies Shows;
  await browser.ask('/track', NOTHING, { form: { orderNo: person.orderNo, phone: other.phone.written } });
  await browser.ask('/track', typed);
  await browser.ask('/track', NOTHING, {
    form: { orderNo: `您的订单 ${person.orderNo} 联系人 ${person.name} 电话 ${other.phone.e164}`, phone: '' },
  });
  await browser.ask('/track', typed);
  await browser.ask('/api/v1/track', NOTHING, { json: { orderNo: person.orderNo, phone: other.phone.written } });
}

/** Who has proved number and phone: looks at everything, asks for an invoice, reports, rates, chooses how to be written to. */
export async function visitAsVerified(browser: Browser, person: Person, { code }: Order): Promise<void> {
  const shows = tierShows(person);
  const path = `/q/${code}`;
  const way = person.no % 2 === 0 ? '/track' : path;
  const proof: Record<string, string> =
    way === '/track' ? { orderNo: person.orderNo, phone: person.phone.written } : { lastDigits: person.phone.e164.slice(-4) };
  const proved = await browser.ask(way, NOTHING, { form: proof });
  if (!browser.jar.has('daona_grant')) throw new Error(`person ${person.no} was not let in: ${proved.status} ${proved.location}`);
  await browser.ask(path, shows.verified);
  await browser.ask(path, shows.verified, { headers: { 'daona-part': 'live' } });
  for (const below of ['/calendar.ics', '/qr.svg', '/prove', '/do/preferences', '/do/wechat', '/do/ticket'])
    await browser.ask(path + below, shows.verified);
  await browser.ask('/api/v1/track', shows.verified, { json: { orderNo: person.orderNo, phone: person.phone.e164 } });
  await browser.ask('/api/v1/track/actions', shows.verified, { json: { orderNo: person.orderNo, phone: person.phone.e164 } });
  await doActions(browser, person, path, shows);
  await report(browser, person, path, shows.verified, shows.verifiedWords);
  await browser.ask(`${path}/do/rate`, shows.verified);
  await browser.ask(`${path}/do/rate`, NOTHING, { form: { score: '8', reason: 'speed', comment: person.comment }, headers: SAME_ORIGIN });
  await browser.ask(`${path}/do/rate`, shows.verified);
  await browser.ask(`${path}/do/preferences`, NOTHING, { form: { step: 'save', topics: 'progress', quiet: 'none' }, headers: SAME_ORIGIN });
  await browser.ask(path, shows.verified);
}

async function doActions(browser: Browser, person: Person, path: string, shows: ReturnType<typeof tierShows>): Promise<void> {
  for (const action of ACTIONS) {
    const page = await browser.ask(`${path}/do/${action}`, shows.verified);
    const ticket = ticketIn(page.text);
    if (action !== 'invoice' || ticket === '') continue;
    const { title, taxNo, email } = person.invoice;
    const fields = { ticket, for: person.no % 2 ? 'company' : 'person', title, taxNo, email };
    const wish = shows.verifiedWish;
    await browser.ask(`${path}/do/invoice`, wish, { form: { ...fields, step: 'check', email: `${email} wrong` }, headers: SAME_ORIGIN });
    await browser.ask(`${path}/do/invoice`, wish, { form: { ...fields, step: 'check' }, headers: SAME_ORIGIN });
    await browser.ask(`${path}/do/invoice`, NOTHING, { form: { ...fields, step: 'send' }, headers: SAME_ORIGIN });
    await browser.ask(`${path}/do/invoice`, wish);
  }
  const place = await browser.ask(`${path}/do/place`, shows.verified);
  await browser.ask(`${path}/do/place`, NOTHING, {
    form: { ticket: ticketIn(place.text), step: 'send', may: 'locker' },
    headers: SAME_ORIGIN,
  });
}

async function report(browser: Browser, person: Person, path: string, shows: Shows, words: Shows): Promise<void> {
  await browser.ask(`${path}/do/report`, shows);
  await browser.ask(`${path}/do/report?kind=other`, shows);
  const filled = (remark: string, file: Uint8Array) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ kind: 'other', remark })) form.set(name, value);
    form.append('photos', new File([new Uint8Array(file)], `${person.name}.png`));
    return form;
  };
  await browser.ask(
    `${path}/do/report`,
    { ...words, kinds: [...words.kinds, 'phone'] },
    { form: filled(person.remark, Buffer.from('no photo')), headers: SAME_ORIGIN },
  );
  await browser.ask(`${path}/do/report`, NOTHING, { form: filled(person.remark, PNG), headers: SAME_ORIGIN });
  const ticket = await browser.ask(`${path}/do/ticket`, words);
  const photo = /\/do\/ticket\/photos\/([0-9a-f-]{36})/.exec(ticket.text)?.[1];
  if (photo) await browser.ask(`${path}/do/ticket/photos/${photo}`, shows);
  const added = new FormData();
  for (const [name, value] of Object.entries({ ticket: ticketIn(ticket.text), step: 'add', remark: person.remark })) added.set(name, value);
  await browser.ask(`${path}/do/ticket`, NOTHING, { form: added, headers: SAME_ORIGIN });
}

/** Whoever was given a link. */
export async function visitByLink(browser: Browser, person: Person, links: Order['links']): Promise<void> {
  const shows = tierShows(person);
  for (const [token, seen, words] of [
    [links.parcel, shows.parcel, shows.parcel],
    [links.verified, shows.verified, shows.verifiedWords],
  ] as const) {
    const path = `/t/${token}`;
    for (const below of [
      '',
      '/calendar.ics',
      '/prove',
      '/do/report',
      '/do/rate',
      '/do/preferences',
      ...ACTIONS.map((action) => `/do/${action}`),
    ])
      await browser.ask(path + below, seen);
    await browser.ask(`${path}/do/ticket`, words);
    await browser.ask(`${path}/do/ticket/photos/00000000-0000-7000-8000-000000000000`, seen);
    await browser.ask(path, seen, { headers: { 'daona-part': 'live' } });
    await browser.ask('/api/v1/track/actions', seen, { json: { token } });
    for (const below of ['/do/report', '/do/rate', '/do/preferences', '/do/ticket', '/do/place'])
      await browser.ask(path + below, words, { form: { ticket: 'x', step: 'x', remark: '', score: 'x' }, headers: SAME_ORIGIN });
  }
}

/** Who has proved to own the phone, by the code that `codeFor` reads off it. Asks for another address. */
export async function visitAsOwner(
  browser: Browser,
  person: Person,
  { code, links }: Order,
  codeFor: () => Promise<string>,
): Promise<void> {
  const shows = tierShows(person);
  await browser.ask('/track/phone');
  await browser.ask('/track/phone', NOTHING, { form: { phone: `${person.phone.e164}99999999` } });
  await browser.ask('/track/phone', shows.typed);
  if (person.no % 2 === 0) {
    await browser.ask('/track/phone', NOTHING, { form: { phone: person.phone.e164 } });
    await browser.ask('/track/code', shows.parcel);
    await browser.ask('/track/code', NOTHING, { form: { code: '000000' } });
    await browser.ask('/track/code', NOTHING, { form: { code: await codeFor() } });
  } else {
    const asked = await browser.ask('/api/v1/track/code', NOTHING, { json: { phone: person.phone.e164, language: 'en' } });
    const { ticket } = JSON.parse(asked.text) as { ticket: string };
    await browser.ask('/api/v1/track/verify', NOTHING, { json: { ticket, code: '000000' } });
    await browser.ask('/api/v1/track/verify', shows.verified, { json: { ticket, code: await codeFor() } });
  }
  if (!browser.jar.has('daona_owner')) throw new Error(`person ${person.no} is not taken for the owner`);
  await browser.ask('/track/orders', shows.owner);
  await browser.ask('/track', shows.parcel);
  for (const path of [`/q/${code}`, `/t/${links.verified}`]) {
    await browser.ask(path, shows.owner);
    await browser.ask(path, shows.owner, { headers: { 'daona-part': 'live' } });
    for (const below of ['/calendar.ics', '/do/preferences', '/prove']) await browser.ask(path + below, shows.owner);
    await browser.ask(`${path}/do/ticket`, shows.ownerWish);
  }
  await browser.ask(`/t/${links.parcel}`, shows.owner);
  await askForAddress(browser, person, `/q/${code}/do/address`, shows);
  await browser.ask('/api/v1/track/actions', shows.owner, { json: { code } });
  await browser.ask(`/q/${code}`, shows.ownerWish);
}

async function askForAddress(browser: Browser, person: Person, path: string, shows: ReturnType<typeof tierShows>): Promise<void> {
  const page = await browser.ask(path, shows.ownerWish);
  const ticket = ticketIn(page.text);
  if (ticket === '') return;
  const fields = { ticket, province: person.province, city: person.city, district: person.district, address: person.newAddress };
  for (const step of ['check', 'edit']) await browser.ask(path, shows.ownerWish, { form: { ...fields, step }, headers: SAME_ORIGIN });
  await browser.ask(path, NOTHING, { form: { ...fields, step: 'send' }, headers: SAME_ORIGIN });
  await browser.ask(path, shows.ownerWish);
}

/** The owner leaves; what the browser keeps then shows nothing. */
export async function leaveAsOwner(browser: Browser, person: Person, { code }: Order): Promise<void> {
  await browser.ask('/track/sign-out', NOTHING, { form: {} });
  await browser.ask('/track', tierShows(person).parcel);
  await browser.ask(`/q/${code}`, NOTHING);
  await browser.ask('/track/orders');
}
