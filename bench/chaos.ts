import { chaosOfNotices } from './chaos/notices';
import { chaosOfStalls } from './chaos/stalls';
import { writeReport } from './report';

/**
 * `npm run chaos [-- stalls | notices]`: kills the product's processes and its database without warning, time and again, and then counts
 * what is lost or double. Ctrl-C ends the killing and counts what there is. Ends with 1 when a count is wrong; only a whole run is
 * written to docs/bench.md.
 */
const RUNS = { stalls: chaosOfStalls, notices: chaosOfNotices };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in RUNS));
if (unknown.length > 0) {
  console.error(`There is no chaos named ${unknown.join(', ')}; there are: ${Object.keys(RUNS).join(', ')}.`);
  process.exit(2);
}

const say = (line: string) => console.log(`  ${line}`);
let isStopped = false;
process.on('SIGINT', () => {
  if (isStopped) process.exit(130);
  isStopped = true;
  say('no more kills: waiting for what is under way (once more to leave at once)');
});

for (const [name, run] of Object.entries(RUNS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`· ${name}`);
  const { line, isWhole } = await run({ say, isStopped: () => isStopped });
  say(`${line.isMet ? 'right' : 'wrong'}: ${line.ours}`);
  if (!line.isMet) process.exitCode = 1;
  if (isWhole) writeReport([line], null);
}
process.exit();
