import { useConsoleView } from '@/app/_lib/console-view';
import type { IncidentRow } from '@/server/api/trpc/answers';

/** How far the work on an incident is, while there is any. */
export function PhaseProgress({ incident }: { incident: IncidentRow }) {
  const { say, language } = useConsoleView();
  const { phase, progress } = incident;
  if (phase !== 'joining' && phase !== 'replaying' && phase !== 'leaving') return null;
  const label = say(phase === 'replaying' && progress.isAsking ? 'incidents.asking' : `incidents.${phase}`);
  const total = progress.total ?? 0;
  const share = total === 0 ? 0 : Math.min(100, (100 * progress.done) / total);
  const figures = progress.total === null ? '…' : `${progress.done.toLocaleString(language)} / ${total.toLocaleString(language)}`;
  return (
    <div className="mt-3 text-soft" aria-live="polite">
      <span
        className="block h-1.5 overflow-hidden rounded-full bg-sunken"
        role="progressbar"
        aria-valuenow={Math.round(share)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-label={label}
      >
        <span className="block h-full bg-brand transition-[width] duration-700" style={{ width: `${share}%` }} />
      </span>
      <span className="digits mt-1 block">
        {label} {figures}
      </span>
      {progress.fault ? (
        <span className="mt-1 block text-bad">
          {say('incidents.held_up')} {say(`work_fault.${progress.fault}`)}
        </span>
      ) : null}
    </div>
  );
}
