import { readScanText } from '../domain/tracking/read-scan-text';
import type { Mapped } from './status-map';

const MOVES = /^(picked_up|in_transit|customs|at_destination|out_for_delivery)\b/;
const HELD_ELSEWHERE = /\bheld at\b|\bhold (at|for)\b|pick ?up/i;

/**
 * What a coarse word of an English-speaking vendor means once its own text is read (the "+ text" cells of DOMAIN 4):
 * plain movement may be customs, a departure or the last mile; a hold that names another place is none of customs. The
 * text never makes a delivery, a return or a loss out of movement.
 */
export function refineByText(mapped: Mapped, text: string): Mapped {
  if (mapped.code === 'in_transit') {
    const said = readScanText(text);
    return said && MOVES.test(said.code) ? said : mapped;
  }
  const isElsewhere = mapped.code === 'customs.held' && HELD_ELSEWHERE.test(text) && !/\bcustoms\b/i.test(text);
  return isElsewhere ? { code: 'problem.held' } : mapped;
}
