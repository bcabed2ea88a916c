import { Badge, type Tone } from '@/app/_components/badge';
import type { Say } from '@/app/_lib/messages';
import type { SourceCard } from '@/server/api/trpc/answers';

export const STATE_TONES: Record<SourceCard['state'], Tone> = {
  well: 'good',
  silent: 'bad',
  failing: 'bad',
  refused: 'warn',
  incomplete: 'bad',
  late: 'warn',
  slow: 'warn',
  never: 'plain',
  off: 'plain',
};

/** How a source is, in a word. */
export function StateBadge({ state, say }: { state: SourceCard['state']; say: Say }) {
  return <Badge tone={STATE_TONES[state]}>{say(`source_state.${state}`)}</Badge>;
}
