import { afterAll, beforeAll, expect, test } from 'vitest';
import { STAFF_ROLES } from '@/server/domain/access/staff-role';
import { newLog } from '@/server/platform/log';
import { singleton } from '@/server/platform/singleton';
import { newContext } from '@/server/store/context';
import { stopListening } from '@/server/store/listen';
import { prepareFirstRun } from '@/server/usecases/staff/prepare-first-run';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { type Crawled, crawl } from '../../privacy/crawl';
import { doorOfModules, routeModules } from '../../privacy/door';
import { addStaff } from '../console/staff-caller';

const API_KEY = 'dk_privacy_0123456789abcdefghij';
/** Everybody from every country at every stage of an order once. */
const PEOPLE = 56;

let listening: Listening;
let crawled: Crawled;

beforeAll(async () => {
  listening = await listenForReceipts();
  // a vendor that nobody reaches fails at once, and its error is looked at
  Object.assign(process.env, {
    DAONA_CODE_COUNTRIES: '*',
    DAONA_QUIET_HOURS: 'none',
    KUAIDI100_BASE_URL: 'http://127.0.0.1:9',
    DAONA_HOOK_PRIVATE_HOSTS: '127.0.0.1',
  });
  const logged: string[] = [];
  singleton('log', () => newLog('trace', { write: (line) => logged.push(line) }));
  const modules = await routeModules();
  await prepareFirstRun(newContext(), { admin: { email: 'privacy@shop.test', password: 'a-long-password' }, apiKey: API_KEY });
  crawled = await crawl({
    door: doorOfModules(modules, () => logged.join('')),
    people: PEOPLE,
    modules,
    apiKey: API_KEY,
    colleagues: await Promise.all(STAFF_ROLES.map(async (role) => ({ id: await addStaff(role), role }))),
    messages: () =>
      listening.standIns.world.messages.map(({ to, text, fields, link }) => ({ to, text: text ?? JSON.stringify([fields, link]) })),
    isThorough: false,
    say: () => undefined,
  });
}, 240_000);

afterAll(async () => {
  await stopListening();
  await listening.close();
});

test('no value of a person stands where its reader must not see it: page, answer, stream, message, label, log, table', () => {
  expect(crawled.ledger.summary()).toBe('');
});

test('whatever the product can be asked is asked, and every table is looked at', () => {
  expect(crawled.unlisted).toEqual([]);
});

test('everybody was let in as far as they may, and nothing was refused on the way', () => {
  expect(crawled.faults).toEqual([]);
});
