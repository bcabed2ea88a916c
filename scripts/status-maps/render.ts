import { readShipmentCode } from '@/server/domain/tracking/event-code';
import { MILESTONES } from '@/server/domain/tracking/milestone';
import { SOURCES } from '@/server/sources/registry';
import type { Mapped } from '@/server/sources/status-map';
import { type CodeRow, hasOwnMap, listCodes } from './list-codes';

const HEAD = `# Status maps

What the words of each source mean to us, as the built-in maps say it (\`server/sources/<vendor>/status-map.ts\`). A word in
no table is kept, shown as it came and flagged \`unmapped\`; the milestone stays. A shop lays its own meanings over these
in the console (Mappings). Codes belong to their vendor: the same number means something else elsewhere.

Made by \`npx tsx scripts/status-maps.ts\` from the maps themselves; a test fails when it is out of date.
`;

const NO_WORDS = 'No words of its own: it is told in our codes, or each account says what its words mean.';

/** The table of vendor, code and milestone as Markdown. */
export function renderStatusMaps(): string {
  const vendors = Object.values(SOURCES).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return [HEAD, ...vendors.map((source) => renderVendor(source.code, source.kind, listCodes(source)))].join('\n');
}

function renderVendor(vendor: string, kind: string, rows: readonly CodeRow[]): string {
  const lines = rows.map(
    ({ code, mapped, byWords }) =>
      `| \`${cell(code)}\` | ${milestoneOf(mapped)} | ${meaning(mapped)} | ${byWords.map((w) => `${w.words}: ${meaning(w.mapped)}`).join('; ')} |`,
  );
  if (!hasOwnMap(vendor)) return `## ${vendor} (${kind})\n\n${NO_WORDS}\n`;
  return [`## ${vendor} (${kind})\n`, '| Code | Milestone | Means | With words such as |', '| --- | --- | --- | --- |', ...lines, ''].join(
    '\n',
  );
}

function milestoneOf({ code }: Mapped): string {
  const read = code === null ? null : readShipmentCode(code);
  if (!read) return 'order';
  return read.milestone === null ? 'stays' : MILESTONES[read.milestone].code;
}

function meaning({ code, reason }: Mapped): string {
  if (code === null) return 'unmapped';
  return reason ? `\`${code}\` (${reason})` : `\`${code}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
