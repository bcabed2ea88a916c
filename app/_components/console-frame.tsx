import type { ReactNode } from 'react';
import { ConsoleViewProvider } from '@/app/_lib/console-view';
import type { PageView } from '@/app/_lib/page-view';
import { CallsProvider } from '@/app/_lib/trpc';
import type { StaffRole } from '@/server/domain/access/staff-role';

/** What every page of the console stands in: its language, its zone, its way to the server. */
export function ConsoleFrame({ view, staffRole, children }: { view: PageView; staffRole: StaffRole | null; children: ReactNode }) {
  return (
    <ConsoleViewProvider language={view.language} viewer={view.viewer} staffRole={staffRole}>
      <CallsProvider>
        <div lang={view.language} className="min-h-dvh">
          {children}
        </div>
      </CallsProvider>
    </ConsoleViewProvider>
  );
}
