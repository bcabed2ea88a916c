import { useConsoleView } from '@/app/_lib/console-view';
import { type Say, sayWord } from '@/app/_lib/messages';
import type { LibraryPage } from '@/server/api/trpc/answers';
import type { ExceptionType } from '@/server/domain/exception/exception-type';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import { CLOSING_CAUSES } from '@/server/domain/ticket/closing-cause';
import { ATTENTION_KINDS } from '@/server/domain/tracking/attention';
import { REASONS, reasonForStaff } from '@/server/domain/wording/reasons';
import { ChosenOf, type Option } from './chosen-of';

interface Props {
  type: ExceptionType;
  rules: LibraryPage['rules'];
  onChange: (type: ExceptionType) => void;
}

const partyOf = (cause: string) => cause.slice(0, cause.indexOf('.'));

function causeOptions(causes: readonly string[], say: Say, language: WrittenLanguage): Option[] {
  return causes.map((id) => ({
    id,
    name: reasonForStaff(id, language),
    group: sayWord(say, 'party', partyOf(id)),
  }));
}

/** By what an exception is recognised, and what it mostly comes to. */
export function SignsEditor({ type, rules, onChange }: Props) {
  const { say, language } = useConsoleView();
  const { signals } = type;
  const parties = [...new Set(Object.keys(REASONS).map(partyOf))];
  const reasons: Option[] = [
    ...parties.map((party) => ({
      id: `${party}.*`,
      name: say('library.any_of', { party: sayWord(say, 'party', party) }),
      group: say('library.any_of_party'),
    })),
    ...causeOptions(Object.keys(REASONS), say, language),
  ];
  const set = (part: Partial<ExceptionType['signals']>) => onChange({ ...type, signals: { ...signals, ...part } });
  return (
    <>
      <ChosenOf label={say('library.reasons')} options={reasons} chosen={signals.reasons} onChange={(next) => set({ reasons: next })} />
      <ChosenOf
        label={say('library.rules')}
        options={rules.map(({ code, name }) => ({ id: code, name: name[language] }))}
        chosen={signals.rules}
        onChange={(next) => set({ rules: next })}
      />
      <ChosenOf
        label={say('library.flags')}
        options={ATTENTION_KINDS.map((id) => ({ id, name: sayWord(say, 'attention', id) }))}
        chosen={signals.flags}
        onChange={(next) => set({ flags: ATTENTION_KINDS.filter((one) => next.includes(one)) })}
      />
      <ChosenOf
        label={say('library.causes')}
        options={causeOptions(CLOSING_CAUSES, say, language)}
        chosen={type.causes}
        onChange={(causes) => onChange({ ...type, causes })}
      />
    </>
  );
}
