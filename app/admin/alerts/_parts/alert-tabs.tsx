import Link from 'next/link';
import type { Say } from '@/app/_lib/messages';
import { mayAct, type StaffRole } from '@/server/domain/access/staff-role';

const TABS = [
  { href: '/admin/alerts', name: 'nav.alerts', needs: 'viewer' },
  { href: '/admin/alerts/on-call', name: 'on_call.title', needs: 'viewer' },
  { href: '/admin/alerts/groups', name: 'groups.title', needs: 'supervisor' },
] as const;

/** The pages around alerts: the list, who is on call, groups that are told. */
export function AlertTabs({ here, role, say }: { here: (typeof TABS)[number]['href']; role: StaffRole; say: Say }) {
  return (
    <nav className="mb-3 flex flex-wrap gap-1" aria-label={say('nav.alerts')}>
      {TABS.filter(({ needs }) => mayAct(role, needs)).map(({ href, name }) => (
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
