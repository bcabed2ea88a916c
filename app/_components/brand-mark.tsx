import type { Say } from '@/app/_lib/messages';

/** The product's sign and name. */
export function BrandMark({ say }: { say: Say }) {
  return (
    <span className="flex items-center gap-2">
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
        <rect width="26" height="26" rx="7" fill="var(--brand)" />
        <path d="M6 16.5c3.5 0 3.5-7 7-7s3.5 7 7 0" fill="none" stroke="var(--card)" strokeWidth="2" strokeLinecap="round" />
        <circle cx="6" cy="16.5" r="2" fill="var(--card)" />
        <circle cx="20" cy="9.5" r="2" fill="var(--card)" />
      </svg>
      <span className="font-semibold text-base tracking-tight">{say('app.name')}</span>
    </span>
  );
}
