import Link from 'next/link';
import type { Say } from '@/app/_lib/messages';

export const SPANS = ['24h', '7d'] as const;
export type Span = (typeof SPANS)[number];

/** The span that a page's address asks for; a day when it asks for none. */
export function spanOf(query: { span?: string }): Span {
  return SPANS.find((one) => one === query.span) ?? '24h';
}

/** Chooses the span that a page shows. */
export function SpanLinks({ path, span, say }: { path: string; span: Span; say: Say }) {
  return (
    <nav className="flex gap-1" aria-label={say('sources.span')}>
      {SPANS.map((one) => (
        <Link
          key={one}
          href={one === '24h' ? path : `${path}?span=${one}`}
          aria-current={one === span ? 'true' : undefined}
          className={`rounded-lg px-2.5 py-1 ${one === span ? 'bg-brand-soft font-medium text-brand' : 'text-soft hover:bg-sunken'}`}
        >
          {say(`sources.span.${one}`)}
        </Link>
      ))}
    </nav>
  );
}
