import Link from 'next/link';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { openPage } from '@/app/_lib/open-page';

/** In place of a page of the console that is asked for something that is not there. */
export default async function ConsoleNotFound() {
  const { say } = await openPage();
  return (
    <Card>
      <EmptyState title={say('common.not_there')} why={say('common.not_there_why')}>
        <Link href="/admin" className="button mt-2">
          {say('common.to_board')}
        </Link>
      </EmptyState>
    </Card>
  );
}
