import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { CLOSING_CAUSES, isClosingCause } from '@/server/domain/ticket/closing-cause';
import { reasonOf } from '@/server/domain/wording/reasons';

/** Roots of the tree of causes with their leaves, in the order of the tree. */
const BY_PARTY = [...new Set(CLOSING_CAUSES.map(partyOf))].map((party) => ({
  party,
  causes: CLOSING_CAUSES.filter((cause) => partyOf(cause) === party),
}));

function partyOf(cause: string): string {
  return cause.slice(0, cause.indexOf('.'));
}

interface Props {
  value: string;
  onChange: (cause: string) => void;
  /** What a case of this type mostly comes to; offered first. */
  usual: readonly string[];
}

/** The cause a ticket is closed with, out of the tree of causes. */
export function CauseSelect({ value, onChange, usual }: Props) {
  const { say, language } = useConsoleView();
  const group = (label: string, causes: readonly string[]) => (
    <optgroup key={label} label={label}>
      {causes.map((one) => (
        <option key={one} value={one}>
          {reasonOf(one).name[language]}
        </option>
      ))}
    </optgroup>
  );
  const first = usual.filter(isClosingCause);
  return (
    <select
      className="field min-w-0 max-w-full"
      required
      aria-label={say('tickets.cause')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{say('tickets.cause_choose')}</option>
      {first.length > 0 ? group(say('tickets.cause_usual'), first) : null}
      {BY_PARTY.map(({ party, causes }) => group(sayWord(say, 'party', party), causes))}
    </select>
  );
}
