import type { Say } from '@/app/_lib/messages';
import type { StaffRole } from '@/server/domain/access/staff-role';
import { Card } from './card';
import { EmptyState } from './empty-state';

/** In place of a page that asks for a higher role. */
export function NotAllowed({ needs, say }: { needs: StaffRole; say: Say }) {
  return (
    <Card>
      <EmptyState title={say('common.not_allowed')} why={say('common.not_allowed_why', { role: say(`role.${needs}`) })} />
    </Card>
  );
}
