import type { Flash, Said } from '@/server/api/public/flash';
import type { Language } from '@/server/domain/shared/language';
import { type OwnerMessages, ownerMessages } from './messages/owner';
import { Notice } from './notice';

type Words = (m: OwnerMessages, flash: Flash, now: number) => { title: string; text: string };

const WORDS: Partial<Record<Said, Words>> = {
  bad_phone: (m) => ({ title: m.badPhoneTitle, text: m.badPhone }),
  country: (m) => ({ title: m.countryTitle, text: m.country }),
  too_soon: (m, { until = 0 }, now) => ({ title: m.tooSoonTitle, text: m.tooSoon(String(Math.max(1, Math.ceil((until - now) / 1000)))) }),
  too_many: (m) => ({ title: m.tooManyTitle, text: m.tooMany }),
  resting: (m) => ({ title: m.restingTitle, text: m.resting }),
  challenge: (m) => ({ title: m.challengeTitle, text: m.challenge }),
  no_code: (m) => ({ title: m.noCodeTitle, text: m.noCode }),
  wrong_code: (m, { triesLeft }) => ({ title: m.wrongTitle, text: m.wrong(String(triesLeft ?? 0)) }),
  code_over: (m) => ({ title: m.overTitle, text: m.over }),
  signed_out: (m) => ({ title: m.signedOutTitle, text: m.signedOut }),
};

/** What the last form of the owner's tier came to, and how to mend it; nothing when it said nothing of that. */
export function OwnerNotice({ language, flash, now }: { language: Language; flash: Flash | null; now: number }) {
  const words = flash && WORDS[flash.said];
  if (!words) return null;
  const { title, text } = words(ownerMessages(language), flash, now);
  return <Notice tone={flash.said === 'signed_out' ? 'info' : 'warn'} title={title} text={text} />;
}
