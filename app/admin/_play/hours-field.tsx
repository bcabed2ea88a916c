import { useConsoleView } from '@/app/_lib/console-view';

const HOURS = [1, 2, 4, 8, 24, 72];

/** How long a makeshift holds. */
export function HoursField({ value, onChange }: { value: number; onChange: (hours: number) => void }) {
  const { say } = useConsoleView();
  return (
    <select className="field" aria-label={say('play.hours')} value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {HOURS.map((n) => (
        <option key={n} value={n}>
          {say('play.hours_n', { n })}
        </option>
      ))}
    </select>
  );
}
