import { TOPICS, type Topic } from '../preference/preference';
import type { Instant } from '../shared/instant';
import type { ConsentFact, ConsentMedium } from './consent-fact';

/** How one customer may be written to on one medium. */
export interface MediumConsent {
  /** `out`: the person does not want it, whether or not it would arrive; `blocked`: it would not. */
  consent: 'in' | 'out' | 'blocked';
  /** Since when; null where nobody ever said anything. */
  since: Instant | null;
  /** What is not told there. */
  topicsOff: Topic[];
}

export interface ConsentState {
  /** Media of which anything was said. */
  media: Map<ConsentMedium, MediumConsent>;
  /** What is told nowhere. */
  topicsOff: Topic[];
}

const NOTHING_SAID: MediumConsent = { consent: 'in', since: null, topicsOff: [] };

/** Of two statements of the same instant the careful one holds. */
const CAREFUL: ReadonlySet<string> = new Set(['out', 'blocked']);

function isNewer(one: ConsentFact, than: ConsentFact): boolean {
  if (one.at !== than.at) return one.at > than.at;
  if (CAREFUL.has(one.says) !== CAREFUL.has(than.says)) return CAREFUL.has(one.says);
  return one.id > than.id;
}

/** A person's wish and whether anything arrives are two questions. */
function questionOf({ medium, topic, says }: ConsentFact): string {
  return `${medium} ${topic} ${says === 'in' || says === 'out' ? 'wish' : 'arrival'}`;
}

/** The newest answer to each question, among what was known by `asOf`. */
function newestAnswers(facts: readonly ConsentFact[], asOf: Instant): ConsentFact[] {
  const newest = new Map<string, ConsentFact>();
  for (const fact of facts) {
    if (fact.receivedAt > asOf) continue;
    const before = newest.get(questionOf(fact));
    if (!before || isNewer(fact, before)) newest.set(questionOf(fact), fact);
  }
  return [...newest.values()];
}

/**
 * How a customer may be written to, from all that was ever said: the same for every order of arrival and any repetition. `asOf` leaves
 * out what was not known then. A consent to one more message (`once`) says nothing of the rest.
 */
export function foldConsent(facts: readonly ConsentFact[], asOf: Instant = Number.POSITIVE_INFINITY): ConsentState {
  const media = new Map<ConsentMedium, MediumConsent>();
  const topicsOff: Topic[] = [];
  const answers = newestAnswers(facts, asOf).sort((a, b) => (questionOf(a) < questionOf(b) ? -1 : 1));
  const set = (medium: ConsentMedium, more: Partial<MediumConsent>) =>
    media.set(medium, { ...(media.get(medium) ?? NOTHING_SAID), ...more });
  for (const topic of TOPICS) {
    for (const { medium, says } of answers.filter((fact) => fact.topic === topic)) {
      const off = says === 'out' ? [topic] : [];
      if (medium === 'any') topicsOff.push(...off);
      else set(medium, { topicsOff: [...(media.get(medium)?.topicsOff ?? []), ...off] });
    }
  }
  for (const medium of new Set(answers.filter(({ topic }) => topic === 'all').map((fact) => fact.medium))) {
    const own = answers.filter((fact) => fact.medium === medium && fact.topic === 'all');
    const wish = own.find(({ says }) => says === 'in' || says === 'out');
    const arrival = own.find(({ says }) => says === 'blocked' || says === 'unblocked');
    if (wish?.says === 'out') set(medium, { consent: 'out', since: wish.at });
    else if (arrival?.says === 'blocked') set(medium, { consent: 'blocked', since: arrival.at });
    else set(medium, { consent: 'in', since: (wish ?? arrival)!.at });
  }
  return { media, topicsOff };
}

/** Whether a statement would change nothing: the newest answer to its question says the same. What was never asked is worth keeping. */
export function isSaidAlready(facts: readonly ConsentFact[], said: Pick<ConsentFact, 'medium' | 'topic' | 'says'>): boolean {
  const probe: ConsentFact = { ...said, id: '', at: 0, receivedAt: 0, way: 'page' };
  const newest = newestAnswers(facts, Number.POSITIVE_INFINITY).find((fact) => questionOf(fact) === questionOf(probe));
  return newest ? newest.says === said.says : said.says === 'unblocked';
}
