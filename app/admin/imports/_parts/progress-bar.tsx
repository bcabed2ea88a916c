import type { ImportRun } from '@/server/api/trpc/import-answers';

/** How far a run is, as a bar and in words. */
export function ProgressBar({ run, label }: { run: Pick<ImportRun, 'done' | 'total' | 'status'>; label: string }) {
  const share = run.total === 0 ? (run.status === 'done' ? 100 : 0) : Math.min(100, (100 * run.done) / run.total);
  const colour = run.status === 'failed' ? 'bg-bad-fill' : run.status === 'cancelled' ? 'bg-warn-fill' : 'bg-brand';
  return (
    <>
      <span
        className="block h-1.5 overflow-hidden rounded-full bg-sunken"
        role="progressbar"
        aria-valuenow={Math.round(share)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-label={label}
      >
        <span className={`block h-full ${colour} transition-[width] duration-700`} style={{ width: `${share}%` }} />
      </span>
      <span className="digits mt-1 block">{label}</span>
    </>
  );
}
