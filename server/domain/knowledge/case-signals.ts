import type { Incident } from '../incident/incident';
import type { OrderDocument } from '../order/order-document';
import type { PlayStep } from '../play/play-step';

/** How much it says that two cases have it in common. */
const WEIGHTS = {
  /** Cause of a flag, or of a refusal. */
  reason: 5,
  /** What the incident was put down to. */
  blame: 5,
  /** Entry of the library of exceptions. */
  type: 4,
  /** What a check of numbers or address brought up. */
  found: 3,
  step: 3,
  source: 3,
  carrier: 2,
  class: 1,
  region: 1,
  shop: 0.5,
} as const;
type SignalName = keyof typeof WEIGHTS;

/** `<name>:<value>`, such as `carrier:sf`. */
export type CaseSignal = `${SignalName}:${string}`;

type Given = readonly [SignalName, string | null | undefined];

function signalsOf(given: readonly Given[]): CaseSignal[] {
  const signals = given.flatMap(([name, value]): CaseSignal[] => (value ? [`${name}:${value}`] : []));
  return [...new Set(signals)].sort();
}

const foundIn = (steps: readonly Pick<PlayStep, 'detail'>[]): Given[] =>
  steps.flatMap(({ detail }) => detail.findings?.map((finding): Given => ['found', finding]) ?? []);

/** What the case of one order looks like from outside: never what it came to, which is what one looks for. */
export function ticketSignals(
  ticket: { class: string; type: string; reason: string | null; shipmentKey: string; evidence: { flags?: string[] } },
  { state, attention }: Pick<OrderDocument, 'state' | 'attention'>,
  steps: readonly Pick<PlayStep, 'kind' | 'detail'>[],
): CaseSignal[] {
  const carriers = ticket.shipmentKey ? [ticket.shipmentKey.split('/')[0]!] : state.shipments.map((s) => s.carrier);
  return signalsOf([
    ['class', ticket.class],
    ['type', ticket.type],
    ['reason', ticket.reason],
    ['shop', state.shop],
    ['region', state.destination?.province],
    ...attention.map((flag): Given => ['reason', flag.reason]),
    ...(ticket.evidence.flags ?? []).map((reason): Given => ['reason', reason]),
    ...attention.map((flag): Given => ['step', flag.rule]),
    ...carriers.map((carrier): Given => ['carrier', carrier]),
    ...foundIn(steps.filter(({ kind }) => kind !== 'verify')),
  ]);
}

/** What an incident looks like from outside. */
export function incidentSignals(incident: Incident, steps: readonly Pick<PlayStep, 'kind' | 'detail'>[]): CaseSignal[] {
  return signalsOf([
    ['class', incident.kind],
    ['blame', incident.cause],
    ['reason', typeof incident.params.refusedAs === 'string' ? incident.params.refusedAs : null],
    ['source', incident.source],
    ['step', incident.step],
    ['carrier', incident.carrier],
    ['region', incident.region],
    ['shop', incident.shop],
    ...foundIn(steps.filter(({ kind }) => kind !== 'verify')),
  ]);
}

/** Signals that make cases worth comparing; class, region and shop alone do not. */
export function tellingSignals(signals: readonly string[]): string[] {
  return signals.filter((signal) => weightOf(signal) >= 2);
}

/** Below this share of what is known the likeness says nothing. */
const LEAST_LIKENESS = 0.25;

/**
 * How alike two cases are, between 0 and 1: the weight of what they share against the weight of all that either shows. Null when
 * it is too little to say so. `shared` are the signals that make it, the weightiest first.
 */
export function likeness(one: readonly string[], other: readonly string[]): { share: number; shared: string[] } | null {
  const held = new Set(other);
  const shared = one.filter((signal) => held.has(signal)).sort((a, b) => weightOf(b) - weightOf(a) || (a < b ? -1 : 1));
  const sum = (signals: Iterable<string>) => [...signals].reduce((total, signal) => total + weightOf(signal), 0);
  const all = sum(new Set([...one, ...other]));
  const share = all === 0 ? 0 : sum(shared) / all;
  return share >= LEAST_LIKENESS && tellingSignals(shared).length > 0 ? { share, shared } : null;
}

function weightOf(signal: string): number {
  return WEIGHTS[signal.slice(0, signal.indexOf(':')) as SignalName] ?? 0;
}
