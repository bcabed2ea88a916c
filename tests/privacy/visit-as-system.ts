import type { Browser } from './browser';
import { type Ledger, NOTHING, type Shows } from './ledger';
import { holdsNumberAlone } from './look-at-label';
import type { Kind, Person } from './people';
import { SHOP } from './tell-product';
import type { Order } from './visit-as-customer';

/** What programs of the shop are told of an order: its person masked; whole only where they ask for that, which is on record. */
const READ: readonly Kind[] = ['orderNo', 'item', 'district'];
export const FULL: readonly Kind[] = [...READ, 'name', 'phone', 'email', 'street', 'company', 'wish'];
/** A label of each paper. */
const LABELS = [
  { format: 'svg', size: '100x150' },
  { format: 'pdf', size: '60x40' },
  { format: 'png', size: '100x150' },
] as const;

/** A program of the shop with a key that may read: everything about one order. */
export async function visitAsSystem(browser: Browser, ledger: Ledger, person: Person, order: Order, apiKey: string): Promise<void> {
  const headers = { authorization: `Bearer ${apiKey}` };
  const of = person.no;
  const read: Shows = { kinds: READ, of };
  const path = `/api/v1/orders/${person.orderNo}`;
  const shop = `shop=${SHOP}`;
  await browser.ask(`${path}?${shop}`, read, { headers });
  await browser.ask(`${path}?${shop}&asOf=${encodeURIComponent(new Date().toISOString())}`, read, { headers });
  await browser.ask(`${path}?${shop}&contact=full`, { kinds: FULL, of }, { headers });
  await browser.ask(`${path}/links?${shop}`, read, { headers });
  await browser.ask(`${path}/forced-states?${shop}`, read, { headers });
  for (const question of [{ phone: person.phone.e164 }, { customerName: person.name }, { orderNo: person.orderNo }])
    await browser.ask('/api/v1/orders/search', read, { json: question, headers });
  await browser.ask('/api/v1/orders/search', NOTHING, { json: { phone: `${person.name} ${person.phone.written}` }, headers });
  const wording = { language: 'en', text: 'Mail me the progress of my orders' };
  const chosen = { phone: person.phone.e164, medium: 'mail', says: 'in', at: '2026-01-05T09:00:00Z', wording };
  await browser.ask('/api/v1/consents', NOTHING, { json: { consents: [chosen, { ...chosen, medium: 'any' }] }, headers });
  const { country, city } = { country: 'CN', city: person.city };
  await browser.ask('/api/v1/eta', NOTHING, { json: { shop: SHOP, destination: { country, city } }, headers });
  for (const { format, size } of LABELS) {
    const label = await browser.ask(`${path}/qr?${shop}&format=${format}&size=${size}`, read, { headers });
    const url = `${process.env.PUBLIC_URL}/q/${order.code}`;
    if (!(await holdsNumberAlone(label.bytes, { orderNo: person.orderNo, url, format, size })))
      ledger.leaks.push({
        where: `label ${size}.${format}`,
        person: of,
        kind: 'name',
        form: 'drawn',
        text: 'something beside number and address',
      });
  }
}

/** Lists, in which everybody's orders stand. */
export async function visitListsAsSystem(browser: Browser, apiKey: string, hookId: string): Promise<void> {
  const headers = { authorization: `Bearer ${apiKey}` };
  const lists: Shows = { kinds: READ, of: 'anyone' };
  for (const path of [
    'orders',
    'notices',
    'tickets',
    'incidents',
    'sources/health',
    'hooks',
    `hooks/${hookId}`,
    `hooks/${hookId}/messages`,
  ]) {
    let cursor = '';
    for (let page = 0; page < 40; page += 1) {
      const answer = await browser.ask(`/api/v1/${path}${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`, lists, { headers });
      cursor = (JSON.parse(answer.text) as { nextCursor?: string | null }).nextCursor ?? '';
      if (cursor === '') break;
    }
  }
}

/** A link at each tier, as service shares them. Answers their tokens. */
export async function shareOrder(browser: Browser, person: Person, apiKey: string): Promise<Order['links']> {
  const make = async (tier: 0 | 1) => {
    const { status, text } = await browser.ask(`/api/v1/orders/${person.orderNo}/links?shop=${SHOP}`, NOTHING, {
      json: { tier },
      headers: { authorization: `Bearer ${apiKey}` },
    });
    if (status !== 201) throw new Error(`no link: ${status} ${text}`);
    return (JSON.parse(text) as { url: string }).url.split('/t/')[1]!;
  };
  return { parcel: await make(0), verified: await make(1) };
}

/** A person's values in every field where they do not belong. The names of fields are the caller's own: nobody's. */
export function garbageOf(person: Person): object[] {
  const { name, address, email } = person;
  const phone = person.phone.written;
  const all = { name, phone, email, address, note: person.warehouseNote };
  const order = { shop: SHOP, orderNo: 'X1', placedAt: '2026-11-01T10:00:00Z' };
  return [
    all,
    { orders: [all, { ...all, shop: address, orderNo: [name], placedAt: phone, customer: name, destination: address }] },
    {
      orders: [
        { ...order, customer: { name, phone: `${phone}99999`, email: `${name} ${email}` }, destination: { country: name, city: 1 } },
      ],
    },
    { events: [{ ...all, source: name, code: name, sourceCode: address, occurredAt: phone, shipment: { carrier: name } }] },
    { orderNo: name, phone: { whole: phone }, code: [email], ticket: name, fields: { city: [[address]] } },
    { preset: name, shop: address, files: [{ name: email, content: address }] },
    { name, adapter: email, kind: name, secrets: { salt: [phone] }, timeZone: address },
    { lifecycle: name, reason: { words: person.warehouseNote }, tier: phone, expiresAt: name },
  ];
}

/** Everything that takes a body is sent what it cannot read; every refusal is looked at, and so is what it leaves behind. */
export async function sendGarbage(browser: Browser, person: Person, posts: readonly string[], apiKey: string): Promise<void> {
  const params = {
    code: 'ABCDEFGHJKL',
    token: 'ABCDEFGHJKLMNPQRSTUVWX',
    action: 'cancel',
    id: 'x',
    orderNo: 'X1',
    source: 'kuaidi100',
    endpoint: 'nowhere',
    channel: 'twilio_sms',
    name: 'x',
    shop: 'x',
  };
  for (const pattern of posts) {
    const path = pattern.replace(/\[(\w+)\]/g, (_, name: keyof typeof params) => params[name]);
    for (const json of garbageOf(person)) {
      const shows: Shows = { kinds: path.endsWith('/search') ? READ : [], of: 'anyone' };
      await browser.ask(path, shows, { json, headers: { authorization: `Bearer ${apiKey}` } });
    }
    const broken = JSON.stringify(garbageOf(person)[0]).slice(0, -9);
    await browser.ask(path, NOTHING, { body: broken, headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` } });
    await browser.ask(path, NOTHING, { json: garbageOf(person)[0], headers: { authorization: 'Bearer nobody-knows-this-key-0000' } });
    await browser.ask(path, NOTHING, { form: { orderNo: `${person.name} ${person.email}`, phone: person.address, remark: person.remark } });
    await browser.ask(`${path}?phone=${encodeURIComponent(person.phone.written)}&name=${encodeURIComponent(person.name)}`, NOTHING, {
      json: 1,
    });
  }
}
