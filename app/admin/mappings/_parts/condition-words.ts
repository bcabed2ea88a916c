import { type Say, sayWord } from '@/app/_lib/messages';
import { codeWords } from '@/app/admin/imports/_parts/code-words';
import type { Condition } from '@/server/domain/order/combination';
import type { WrittenLanguage } from '@/server/domain/shared/language';

const SHOWN = 2;

/** A condition in words: who says what. */
export function conditionWords({ kinds, sources, says }: Condition, say: Say, language: WrittenLanguage): string {
  const who = [...kinds.map((kind) => sayWord(say, 'kind', kind)), ...sources];
  const rest = says.length > SHOWN ? ` ${say('combine.or')} …` : '';
  const words = says
    .slice(0, SHOWN)
    .map((code) => say('mappings.quoted', { words: codeWords(code, language) }))
    .join(` ${say('combine.or')} `);
  return `${who.length > 0 ? who.join('/') : say('combine.anybody')} ${say('combine.says')} ${words || '…'}${rest}`;
}
