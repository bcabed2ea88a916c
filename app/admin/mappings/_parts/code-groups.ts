import type { Say } from '@/app/_lib/messages';
import { codeWords } from '@/app/admin/imports/_parts/code-words';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { POSTABLE_CODES, readShipmentCode } from '@/server/domain/tracking/event-code';
import { MILESTONES } from '@/server/domain/tracking/milestone';

/** Codes that belong together in a list to choose from. */
export interface CodeGroup {
  name: string;
  codes: { code: string; words: string }[];
}

/** The codes a word of a source can mean: by milestone, then flags, then steps of the order. */
export function codeGroups(language: WrittenLanguage, say: Say): CodeGroup[] {
  const groups = new Map<string, CodeGroup>();
  for (const code of POSTABLE_CODES) {
    if (code === 'withdrawn') continue;
    const read = readShipmentCode(code);
    const name = !read ? say('mappings.of_order') : read.milestone ? MILESTONES[read.milestone].name[language] : say('mappings.problems');
    const group = groups.get(name) ?? { name, codes: [] };
    group.codes.push({ code, words: codeWords(code, language) });
    groups.set(name, group);
  }
  return [...groups.values()];
}
