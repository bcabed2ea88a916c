import type { ReactNode } from 'react';
import type { MessageKey, Say } from '@/app/_lib/messages';
import { mayAct, type StaffRole } from '@/server/domain/access/staff-role';
import { NavLink } from './nav-link';

/** Pages of the console in the order of use; `icon` is the path of a 20 × 20 drawing in strokes. */
const PAGES: { href: string; name: MessageKey; needs: StaffRole; icon: string }[] = [
  { href: '/admin', name: 'nav.board', needs: 'viewer', icon: 'M3 3h6v8H3zM11 3h6v4h-6zM11 10h6v7h-6zM3 14h6v3H3z' },
  { href: '/admin/orders', name: 'nav.orders', needs: 'viewer', icon: 'M10 2.5 16.5 6v8L10 17.5 3.5 14V6zM3.5 6 10 9.5 16.5 6M10 9.5v8' },
  { href: '/admin/tickets', name: 'nav.tickets', needs: 'viewer', icon: 'M3 5h14v3a2 2 0 0 0 0 4v3H3v-3a2 2 0 0 0 0-4zM8 5v10' },
  { href: '/admin/tasks', name: 'nav.tasks', needs: 'viewer', icon: 'M4 4h12v12H4zM7 10l2 2 4-4.500' },
  { href: '/admin/drafts', name: 'nav.drafts', needs: 'viewer', icon: 'M3 4h14v10H9l-4 3v-3H3zM7 9h.5M10 9h.5M13 9h.5' },
  { href: '/admin/requests', name: 'nav.requests', needs: 'viewer', icon: 'M4 3h9l3 3v11H4zM7 8h6M7 11h6M7 14h3' },
  { href: '/admin/incidents', name: 'nav.incidents', needs: 'viewer', icon: 'M10 3 17.5 16.5h-15zM10 8v4M10 14v.5' },
  {
    href: '/admin/knowledge',
    name: 'nav.knowledge',
    needs: 'viewer',
    icon: 'M3 4.5c2.500-1 5-1 7 .500 2-1.500 4.500-1.500 7-.500v11c-2.500-1-5-1-7 .500-2-1.500-4.500-1.500-7-.500zM10 5v11',
  },
  {
    href: '/admin/alerts',
    name: 'nav.alerts',
    needs: 'viewer',
    icon: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.5h3M10 2.5V4',
  },
  { href: '/admin/notices', name: 'nav.notices', needs: 'viewer', icon: 'M3 4h14v10H9l-4 3v-3H3zM6.5 8h7M6.5 11h4' },
  { href: '/admin/promises', name: 'nav.promises', needs: 'viewer', icon: 'M3 10.5 7 14l4-4M9 13l1.500 1.500 6.500-7M3 6h8' },
  {
    href: '/admin/templates',
    name: 'nav.templates',
    needs: 'viewer',
    icon: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h3',
  },
  {
    href: '/admin/ratings',
    name: 'nav.ratings',
    needs: 'viewer',
    icon: 'm10 3 2.2 4.6 5 .7-3.6 3.5.9 5-4.5-2.4-4.5 2.4.9-5L2.8 8.3l5-.7z',
  },
  {
    href: '/admin/insight',
    name: 'nav.insight',
    needs: 'viewer',
    icon: 'M2.5 10S5.500 5 10 5s7.500 5 7.500 5-3 5-7.500 5S2.500 10 2.500 10zM10 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4',
  },
  {
    href: '/admin/arrivals',
    name: 'nav.arrivals',
    needs: 'supervisor',
    icon: 'M3 10a7 7 0 1 1 14 0 7 7 0 0 1-14 0M6.500 10 9 12.500l4.500-5',
  },
  { href: '/admin/analysis', name: 'nav.analysis', needs: 'viewer', icon: 'M3 3v14h14M6.5 14v-4M10 14V6M13.5 14V9' },
  {
    href: '/admin/links',
    name: 'nav.links',
    needs: 'viewer',
    icon: 'M8.500 11.500l3-3M9 6l1.500-1.500a3.500 3.500 0 0 1 5 5L14 11M11 14l-1.500 1.500a3.500 3.500 0 0 1-5-5L6 9',
  },
  { href: '/admin/rules', name: 'nav.rules', needs: 'viewer', icon: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14M10 6.5V10l2.5 2' },
  {
    href: '/admin/calendars',
    name: 'nav.calendars',
    needs: 'viewer',
    icon: 'M3.5 4.5h13v12h-13zM3.5 8h13M7 2.500v3.500M13 2.500v3.500M6.500 11h2M11.500 11h2M6.500 13.500h2',
  },
  {
    href: '/admin/sources',
    name: 'nav.sources',
    needs: 'viewer',
    icon: 'M3 5h4M3 10h4M3 15h4M7 5c4 0 2 5 6 5M7 10h6M7 15c4 0 2-5 6-5M13 7h4v6h-4z',
  },
  {
    href: '/admin/mappings',
    name: 'nav.mappings',
    needs: 'viewer',
    icon: 'M3 5.5h5M3 14.5h5M12 10h5M8 5.5c3 0 1.5 4.5 4 4.5M8 14.5c3 0 1.5-4.5 4-4.5',
  },
  { href: '/admin/payments', name: 'nav.payments', needs: 'viewer', icon: 'M3 5h14v10H3zM3 8.5h14M6 12h3' },
  { href: '/admin/imports', name: 'nav.imports', needs: 'supervisor', icon: 'M10 3v9M6.5 8.5 10 12l3.5-3.5M3.5 13v3.5h13V13' },
  {
    href: '/admin/settings/carriers',
    name: 'nav.carriers',
    needs: 'supervisor',
    icon: 'M2.500 6h9v7h-9zM11.500 8.500h3l3 2.500v2h-6zM5 13a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3M14 13a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3',
  },
  {
    href: '/admin/settings/actions',
    name: 'settings.actions',
    needs: 'viewer',
    icon: 'M4 3h12v14H4zM7 7l1 1 2-2M12 7h2M7 12l1 1 2-2M12 12h2',
  },
  { href: '/admin/settings/codes', name: 'codes.title', needs: 'viewer', icon: 'M6 2.5h8v15H6zM9 15h2M8.5 6.5h3M8.5 9h3' },
  {
    href: '/admin/settings/channels',
    name: 'channels.title',
    needs: 'admin',
    icon: 'M10 17v-6M6.5 13.500a5 5 0 1 1 7 0M4 16a8.500 8.500 0 1 1 12 0M10 9.500a1 1 0 1 1 0 .100',
  },
  {
    href: '/admin/settings/brand',
    name: 'nav.brand',
    needs: 'admin',
    icon: 'M10 3a7 7 0 1 0 0 14c1.5 0 1.5-1.2 1-2s0-2 1.5-2H15a2.5 2.5 0 0 0 2-2.5C17 6 14 3 10 3M6.5 9v.5M9 6v.5M13 7v.5',
  },
  {
    href: '/admin/hooks',
    name: 'nav.hooks',
    needs: 'admin',
    icon: 'M3 6h6v5H3zM9 8.500h3l2 2v3M11 14.500h6v3h-6zM14 10.500v4M12 4h5M12 6h3',
  },
  { href: '/admin/keys', name: 'nav.keys', needs: 'admin', icon: 'M6.5 9a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M9 10l7-7M13 6l2.5 2.5' },
  {
    href: '/admin/people',
    name: 'nav.people',
    needs: 'admin',
    icon: 'M10 3a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M3.5 17c.6-3 3-4.5 6.5-4.5s5.9 1.5 6.5 4.5',
  },
  { href: '/admin/audit', name: 'nav.audit', needs: 'supervisor', icon: 'M5 3h10v14H5zM8 7h4M8 10h4M8 13h2' },
];

interface Props {
  role: StaffRole;
  say: Say;
  /** What stands behind the name of a page, by its address. */
  counts?: Record<string, ReactNode>;
}

/** Links to the pages that this role may open. */
export function Navigation({ role, say, counts = {} }: Props) {
  return (
    <nav className="flex flex-col gap-0.5">
      {PAGES.filter((page) => mayAct(role, page.needs)).map((page) => (
        <NavLink key={page.href} href={page.href}>
          <svg
            width="18"
            height="18"
            viewBox="0 0 20 20"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinejoin="round"
            aria-hidden="true"
          >
            <path d={page.icon} strokeLinecap="round" />
          </svg>
          {say(page.name)}
          {counts[page.href]}
        </NavLink>
      ))}
    </nav>
  );
}
