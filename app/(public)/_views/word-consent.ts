import type { ConsentMedium, ConsentTopic } from '@/server/domain/consent/consent-fact';
import type { Language } from '@/server/domain/shared/language';
import type { PreferencePage } from '@/server/usecases/preference/change-preference';
import { consentMessages } from './messages/consent';
import { wishMessages } from './messages/wishes';

/** What the settings say of a choice, as its proof keeps it: the question, the choice, and what goes in any case. */
export function wordChoice(language: Language, medium: ConsentMedium, topic: ConsentTopic): string {
  const m = wishMessages(language);
  if (topic === 'all' || topic === 'once') return [m.channels, medium === 'any' ? '' : m[medium], m.allOff].filter(Boolean).join(' / ');
  return [m.topics, medium === 'any' ? '' : m[medium], m[topic], m.needed].filter(Boolean).join(' / ');
}

/** One line of a customer's own history: what was said about which medium, and by which way we know. */
export function wordProof(language: Language, { medium, topic, says, way, evidence }: PreferencePage['proofs'][number]): string {
  const c = consentMessages(language);
  const where = medium === 'any' ? c.any : wishMessages(language)[medium];
  const what = topic === 'all' ? where : `${where} · ${c[topic]}`;
  const how = way === 'reply' && evidence ? c.replied(evidence) : c[`way.${way}`];
  return c.proof(what, c[`says.${says}`], how);
}
