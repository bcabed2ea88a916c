'use client';

import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { useConsoleView } from '@/app/_lib/console-view';

/** In place of a page that could not be read. */
export default function ConsoleError({ reset }: { reset: () => void }) {
  const { say } = useConsoleView();
  return (
    <Card>
      <EmptyState title={say('common.failed')} why={say('common.failed_why')}>
        <button type="button" className="button mt-2" onClick={reset}>
          {say('common.retry')}
        </button>
      </EmptyState>
    </Card>
  );
}
