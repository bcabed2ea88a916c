import { stopListening } from '../server/store/listen';
import { listenForReceipts } from '../tests/contract/stand-in-portal';
import { addStaff } from '../tests/integration/console/staff-caller';
import { crawl } from '../tests/privacy/crawl';
import { doorOfModules, routeModules } from '../tests/privacy/door';
import { newSecret, openDatabase } from './database';
import { API_KEY } from './seed';

export interface LookedFor {
  leaks: number;
  values: number;
  answers: number;
  surfaces: number;
  isMet: boolean;
}

/** A process of its own: its database, log and environment are nobody else's. */
async function lookForValues(people: number, say: (line: string) => void): Promise<LookedFor> {
  const database = await openDatabase();
  const phones = await listenForReceipts();
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    DAONA_SECRET: newSecret(),
    DAONA_CODE_COUNTRIES: '*',
    DAONA_CODES_A_DAY: '1000000',
    DAONA_QUIET_HOURS: 'none',
    KUAIDI100_BASE_URL: 'http://127.0.0.1:9',
    DAONA_HOOK_PRIVATE_HOSTS: '127.0.0.1',
  });
  const { pool } = await import('../server/platform/database');
  try {
    const { newLog } = await import('../server/platform/log');
    const { singleton } = await import('../server/platform/singleton');
    const logged: string[] = [];
    singleton('log', () => newLog('trace', { write: (line) => logged.push(line) }));
    const { newContext } = await import('../server/store/context');
    const { prepareFirstRun } = await import('../server/usecases/staff/prepare-first-run');
    await prepareFirstRun(newContext(), { admin: { email: 'bench@example.com', password: 'bench-password' }, apiKey: API_KEY });
    const { STAFF_ROLES } = await import('../server/domain/access/staff-role');
    const modules = await routeModules();
    const { ledger, unlisted, faults } = await crawl({
      door: doorOfModules(modules, () => logged.join('')),
      people,
      modules,
      apiKey: API_KEY,
      colleagues: await Promise.all(STAFF_ROLES.map(async (role) => ({ id: await addStaff(role), role }))),
      messages: () =>
        phones.standIns.world.messages.map(({ to, text, fields, link }) => ({ to, text: text ?? JSON.stringify([fields, link]) })),
      isThorough: true,
      say,
    });
    for (const line of [ledger.summary(), ...unlisted.map((one) => `nobody has listed ${one}`), ...faults]) if (line !== '') say(line);
    return {
      leaks: ledger.leaks.length,
      values: ledger.finder.values,
      answers: ledger.answers,
      surfaces: ledger.seen.size,
      isMet: ledger.leaks.length === 0 && unlisted.length === 0 && faults.length === 0,
    };
  } finally {
    await stopListening();
    await phones.close();
    await pool().end();
    await database.close();
  }
}

process.on('message', async ({ people }: { people: number }) => {
  process.send?.(await lookForValues(people, (line) => console.log(`  ${line}`)));
});
process.on('SIGTERM', () => process.exit(0));
process.send?.('ready');
