import { useConsoleView } from '@/app/_lib/console-view';

export interface Option {
  id: string;
  name: string;
  group?: string;
}

interface Props {
  label: string;
  options: readonly Option[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Some of many: what is chosen as marks that can be taken away, the others in a list to add from. */
export function ChosenOf({ label, options, chosen, onChange }: Props) {
  const { say } = useConsoleView();
  const left = options.filter(({ id }) => !chosen.includes(id));
  const groups = [...new Set(left.map(({ group }) => group ?? ''))];
  const nameOf = (id: string) => options.find((one) => one.id === id)?.name ?? id;
  return (
    <fieldset className="grid min-w-0 content-start gap-1 sm:col-span-2">
      <legend className="mb-1 text-soft text-xs">{label}</legend>
      <div className="flex flex-wrap gap-1">
        {chosen.map((id) => (
          <button
            key={id}
            type="button"
            className="button min-h-8 px-2 py-0.5 text-xs"
            aria-label={say('library.take_away', { what: nameOf(id) })}
            onClick={() => onChange(chosen.filter((one) => one !== id))}
          >
            {nameOf(id)} <span aria-hidden="true">×</span>
          </button>
        ))}
      </div>
      {left.length > 0 ? (
        <select
          className="field w-full"
          aria-label={say('library.add_to', { what: label })}
          value=""
          onChange={(event) => onChange([...chosen, event.target.value])}
        >
          <option value="">{say('library.add')}</option>
          {groups.map((group) => {
            const ofGroup = left.filter((one) => (one.group ?? '') === group);
            const lines = ofGroup.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ));
            return group ? (
              <optgroup key={group} label={group}>
                {lines}
              </optgroup>
            ) : (
              lines
            );
          })}
        </select>
      ) : null}
    </fieldset>
  );
}
