import type { PostedEvent } from '@/server/domain/intake/posted-event';
import { postedFact } from '@/server/domain/intake/posted-fact';
import type { SourceKind } from '@/server/domain/tracking/fact';
import { sourceKindOf } from '@/server/domain/tracking/source-kind';
import { mapSourceCode } from '@/server/sources/registry';
import { UNMAPPED } from '@/server/sources/status-map';
import type { Context } from '@/server/store/context';
import { adapterOf } from '../mapping/accounts';
import { overlayReports } from '../mapping/overlay-reports';
import type { NewFact, RecordOutcome } from '../tracking/record-batch';
import { recordFacts } from '../tracking/record-facts';
import { notePostingSources } from './note-posting-sources';
import { registeredSources } from './registered-sources';
import { countNews } from './traffic-counter';

/** Who a source's name stands for: what it is believed about, and whose map its own codes go through. */
interface Account {
  kind: SourceKind;
  adapter: string;
}

/**
 * Records events that systems of the shop post, all in one transaction. A source's own word goes through its map; a
 * word without a mapping is recorded as `unmapped` and moves nothing. Answers in the order of the input.
 */
export async function recordPostedEvents(ctx: Context, input: { events: PostedEvent[] }): Promise<RecordOutcome[]> {
  const at = ctx.now();
  const registered = await registeredSources(ctx);
  const facts = input.events.map((event) => {
    const { source } = event;
    return toFact(event, { kind: registered.get(source)?.kind ?? sourceKindOf(source), adapter: adapterOf(registered, source) });
  });
  const batch = { orders: [], facts: await overlayReports(ctx, facts) };
  const answer = await recordFacts(ctx, batch);
  await notePostingSources(ctx, callsOf(input.events, answer.facts), at);
  countNews(ctx, batch, answer);
  return answer.facts;
}

/** Each source with why all that it said was refused; null for one of whose events any was taken. */
function callsOf(events: readonly PostedEvent[], outcomes: readonly RecordOutcome[]): Map<string, string | null> {
  const calls = new Map<string, string | null>();
  for (const [i, { source }] of events.entries()) {
    const outcome = outcomes[i]!;
    if (outcome.status !== 'rejected') calls.set(source, null);
    else if (!calls.has(source)) calls.set(source, `${outcome.field}: ${outcome.reason}`);
  }
  return calls;
}

function toFact(event: PostedEvent, account: Account): NewFact {
  const mapped = event.code ? { code: event.code } : (mapSourceCode(account.adapter, event.sourceCode!, event.note ?? '') ?? UNMAPPED);
  return { reporter: { source: event.source, kind: account.kind }, ...postedFact(event, mapped) };
}
