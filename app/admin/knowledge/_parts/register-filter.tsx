import type { Say } from '@/app/_lib/messages';
import { sayWord } from '@/app/_lib/messages';
import type { Register } from '@/server/api/trpc/answers';
import type { Quarter } from '@/server/domain/knowledge/quarter';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { reasonOf } from '@/server/domain/wording/reasons';

interface Props {
  counts: Register['counts'];
  quarters: Quarter[];
  asked: { quarter?: string; class?: string; cause?: string };
  say: Say;
  language: WrittenLanguage;
}

/** Quarter, class and cause; a plain form, so that what is shown stands in the address. */
export function RegisterFilter({ counts, quarters, asked, say, language }: Props) {
  const classes = [...new Set(counts.map((one) => one.class))];
  const causes = [...new Set(counts.flatMap(({ cause }) => (cause ? [cause] : [])))];
  return (
    <form className="mb-4 flex flex-wrap gap-2">
      <select name="quarter" className="field" aria-label={say('knowledge.quarter')} defaultValue={asked.quarter ?? ''}>
        <option value="">{say('knowledge.quarter_all')}</option>
        {quarters.map(({ code, year, n }) => (
          <option key={code} value={code}>
            {say('knowledge.quarter_n', { year, n })}
          </option>
        ))}
      </select>
      <select name="class" className="field" aria-label={say('knowledge.class_all')} defaultValue={asked.class ?? ''}>
        <option value="">{say('knowledge.class_all')}</option>
        {classes.map((one) => (
          <option key={one} value={one}>
            {sayWord(say, 'knowledge', `class_${one}`)}
          </option>
        ))}
      </select>
      <select name="cause" className="field max-w-60" aria-label={say('knowledge.cause')} defaultValue={asked.cause ?? ''}>
        <option value="">{say('knowledge.cause_all')}</option>
        {causes.map((one) => (
          <option key={one} value={one}>
            {reasonOf(one).name[language]}
          </option>
        ))}
      </select>
      <button type="submit" className="button">
        {say('knowledge.show')}
      </button>
    </form>
  );
}
