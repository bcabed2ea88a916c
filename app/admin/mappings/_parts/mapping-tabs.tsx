import Link from 'next/link';
import type { Say } from '@/app/_lib/messages';

const TABS = [
  { name: 'codes', href: '/admin/mappings', words: 'mappings.tab_codes' },
  { name: 'rules', href: '/admin/mappings/rules', words: 'mappings.tab_rules' },
] as const;

/** The two pages on what systems' words mean: one by one, and together. */
export function MappingTabs({ here, say }: { here: (typeof TABS)[number]['name']; say: Say }) {
  return (
    <nav aria-label={say('mappings.title')} className="mb-4 flex gap-1 border-line border-b">
      {TABS.map((tab) => (
        <Link
          key={tab.name}
          href={tab.href}
          aria-current={tab.name === here ? 'page' : undefined}
          className={`-mb-px border-b-2 px-3 py-2 font-medium ${tab.name === here ? 'border-brand text-brand' : 'border-transparent text-soft hover:text-ink'}`}
        >
          {say(tab.words)}
        </Link>
      ))}
    </nav>
  );
}
