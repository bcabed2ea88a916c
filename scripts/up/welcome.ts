import { join } from 'node:path';
import { DEMO_PHONE } from '../../server/world/people';
import { DEMO_ORDERS } from '../../server/world/showcase';
import type { Secrets } from './secrets';

export interface Welcome {
  home: string;
  /** Unset when the demo is off. */
  standInPort?: number;
  secrets: Secrets;
  /** Whether the administrator was made by this start; password and key are shown this once. */
  isFirst: boolean;
  dataDir: string;
  /** Of the embedded database. */
  databaseDir?: string;
  seconds: number;
}

/** Everything to open, and what to type there. */
export function printWelcome({ home, standInPort, secrets, isFirst, dataDir, databaseDir, seconds }: Welcome): void {
  const lines = [
    `Daona 到哪了 is ready after ${seconds.toFixed(1)} s. Stop it with Ctrl+C.`,
    '',
    `  Track an order   ${home}/track`,
    ...(standInPort ? DEMO_ORDERS.slice(0, 4).map((order, i) => demoLine(order, i)) : []),
    `  Console          ${home}/admin   ${isFirst ? `${secrets.DAONA_ADMIN_EMAIL} / ${secrets.DAONA_ADMIN_PASSWORD}` : secrets.DAONA_ADMIN_EMAIL}`,
    `  API              ${home}/docs/api${isFirst ? `   Authorization: Bearer ${secrets.DAONA_API_KEY}` : ''}`,
    ...(standInPort ? [`  Customer phone   http://localhost:${standInPort}   what a phone would have received`] : []),
    '',
    `  Data and logs    ${dataDir}`,
    ...(databaseDir && !databaseDir.startsWith(dataDir) ? [`  Database         ${databaseDir}`] : []),
    `  ${isFirst ? 'The password and the key are' : 'First password and key: shown at the first start,'} kept in ${join(dataDir, 'secrets.json')}.`,
  ];
  console.log(`\n${lines.join('\n')}\n`);
}

function demoLine(order: (typeof DEMO_ORDERS)[number], index: number): string {
  const phone = index === 0 ? `phone ${DEMO_PHONE.replace('+86', '')}` : '';
  return `                   ${order.orderNo.padEnd(16)}${phone.padEnd(19)}${order.shows['zh-CN']} (${order.shows.en})`;
}
