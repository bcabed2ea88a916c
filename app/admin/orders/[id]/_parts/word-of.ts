import type { SystemColumn, SystemWord } from '@/server/domain/order/system-words';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { wordTimelineLine } from '@/server/domain/wording/word-timeline';

/** One system's word in plain words, as the timeline would tell it. */
export function wordOf(word: SystemWord, column: Pick<SystemColumn, 'source' | 'kind'>, language: WrittenLanguage): string {
  return wordTimelineLine({ ...word, source: column.source, sourceKind: column.kind, customerVisible: true }, language);
}
