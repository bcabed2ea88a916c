import { Badge, type Tone } from '@/app/_components/badge';
import type { Say } from '@/app/_lib/messages';
import type { HookLine } from '@/server/api/trpc/answers';

const TONES: Record<HookLine['state'], Tone> = { new: 'plain', well: 'good', failing: 'warn', away: 'bad', off: 'plain' };

/** How a system that is told of changes fares, in a word. */
export function HookBadge({ state, say }: { state: HookLine['state']; say: Say }) {
  return <Badge tone={TONES[state]}>{say(`hook_state.${state}`)}</Badge>;
}
