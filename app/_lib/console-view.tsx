'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { StaffRole } from '@/server/domain/access/staff-role';
import type { WrittenLanguage } from '@/server/domain/shared/language';
import type { Viewer } from '@/server/domain/wording/dates';
import { type Say, sayIn } from './messages';

/** What client components of the console know about the page they stand on. */
export interface ConsoleView {
  language: WrittenLanguage;
  viewer: Viewer;
  say: Say;
  staffRole: StaffRole | null;
}

type Given = Omit<ConsoleView, 'say'>;

const View = createContext<ConsoleView | null>(null);

/** Hands language, zone and role to client components, and tells the server the browser's zone when it is another. */
export function ConsoleViewProvider({ language, viewer, staffRole, children }: Given & { children: ReactNode }) {
  const router = useRouter();
  const { timeZone, now } = viewer;
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!zone || zone === timeZone) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and the WeChat webview
    document.cookie = `daona_zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
    router.refresh();
  }, [timeZone, router]);
  const view = useMemo(
    () => ({ language, viewer: { timeZone, now }, staffRole, say: sayIn(language) }),
    [language, timeZone, now, staffRole],
  );
  return <View.Provider value={view}>{children}</View.Provider>;
}

export function useConsoleView(): ConsoleView {
  const view = useContext(View);
  if (!view) throw new Error('This component stands outside ConsoleViewProvider.');
  return view;
}
