import { type Say, sayWord } from '@/app/_lib/messages';
import type { Grouping } from '@/server/domain/analysis/stage';
import { regionName } from '@/server/domain/place/place-name';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { carrierName } from '@/server/domain/tracking/carriers';

/** A team, carrier or province as the step times name it. */
export function groupName(grouping: Grouping, group: string, say: Say, language: WrittenLanguage): string {
  if (group === '') return say('analysis.group_unknown');
  if (grouping === 'carrier') return carrierName(group, language);
  if (grouping === 'region') return regionName(group, language);
  if (!group.startsWith('warehouse:')) return sayWord(say, 'analysis.group', group);
  return `${say('analysis.group.warehouse')} ${group.slice('warehouse:'.length)}`.trim();
}
