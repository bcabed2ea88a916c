import type { WrittenLanguage } from '@/server/domain/shared/language';

/** Names with their counts, and a bar of each one's share. */
export function Bars({ rows, language }: { rows: readonly { name: string; count: number }[]; language: WrittenLanguage }) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <ul className="grid gap-1.5 text-sm">
      {rows.map(({ name, count }) => (
        <li
          key={name}
          className="grid grid-cols-[minmax(0,7rem)_minmax(0,1fr)_3rem] sm:grid-cols-[minmax(0,10rem)_minmax(0,1fr)_4rem] items-center gap-3"
        >
          <span>{name}</span>
          <span className="h-2 rounded bg-sunken" aria-hidden="true">
            <span className="block h-2 rounded bg-brand" style={{ width: `${(100 * count) / most}%` }} />
          </span>
          <span className="digits text-right">{count.toLocaleString(language)}</span>
        </li>
      ))}
    </ul>
  );
}
