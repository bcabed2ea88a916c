'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';

/** The navigation on a small screen; closes when a page was chosen. */
export function MobileMenu({ label, children }: { label: string; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the path is what closes it
  useEffect(() => {
    if (menu.current) menu.current.open = false;
  }, [path]);
  return (
    <details ref={menu} className="group relative">
      <summary className="flex min-h-10 list-none items-center gap-2 rounded-lg px-2 font-medium text-soft hover:bg-sunken">
        <svg width="20" height="20" viewBox="0 0 20 20" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" aria-hidden="true">
          <path d="M3 6h14M3 10h14M3 14h14" />
        </svg>
        {label}
      </summary>
      <div className="absolute right-0 mt-1 flex w-60 flex-col gap-3 rounded-xl border border-line bg-card p-3 shadow-lg">{children}</div>
    </details>
  );
}
