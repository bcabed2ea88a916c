import Link from 'next/link';
import type { Say } from '@/app/_lib/messages';

const TABS = [
  { href: '/admin/tickets', name: 'tickets.title' },
  { href: '/admin/tickets/duty', name: 'duty.title' },
  { href: '/admin/tickets/routing', name: 'routing.title' },
  { href: '/admin/tickets/library', name: 'library.title' },
] as const;

/** The pages around tickets: the list, who is there, what goes to whom, what there is. */
export function DeskTabs({ here, say }: { here: (typeof TABS)[number]['href']; say: Say }) {
  return (
    <nav className="mb-3 flex flex-wrap gap-1" aria-label={say('nav.tickets')}>
      {TABS.map(({ href, name }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === here ? 'page' : undefined}
          className={`rounded-lg px-2.5 py-1 ${href === here ? 'bg-brand-soft font-medium text-brand' : 'text-soft hover:bg-sunken'}`}
        >
          {say(name)}
        </Link>
      ))}
    </nav>
  );
}
