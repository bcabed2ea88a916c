import { Badge, type Tone } from '@/app/_components/badge';
import type { Say } from '@/app/_lib/messages';
import type { IncidentRow } from '@/server/api/trpc/answers';

const TONES: Record<IncidentRow['phase'], Tone> = { joining: 'bad', open: 'bad', replaying: 'brand', leaving: 'brand', closed: 'plain' };

/** Where an incident stands, in a word. */
export function PhaseBadge({ phase, say }: { phase: IncidentRow['phase']; say: Say }) {
  return <Badge tone={TONES[phase]}>{say(phase === 'joining' ? 'incidents.open' : `incidents.${phase}`)}</Badge>;
}
