import type { Flash } from '@/server/api/public/flash';
import type { Language } from '@/server/domain/shared/language';
import { ownerMessages } from './messages/owner';
import { OwnerNotice } from './owner-notice';
import { Riddle } from './riddle';
import { Shell } from './shell';

interface PhonePageProps {
  language: Language;
  flash: Flash | null;
  /** Riddle that the browser solves before it sends the form. */
  challenge?: string;
  now: number;
  script?: string;
}

/** One field: the phone that a code is sent to. Works without scripts. */
export function PhonePage({ language, flash, challenge, now, script }: PhonePageProps) {
  const m = ownerMessages(language);
  return (
    <Shell language={language} title={m.phoneTitle} path="/track/phone" script={script}>
      <form className="card form" method="post" action="/track/phone" data-challenge={challenge} data-working={m.working}>
        <h1>{m.phoneTitle}</h1>
        <p className="lead">{m.phoneLead}</p>
        <OwnerNotice language={language} flash={flash} now={now} />
        <Riddle challenge={challenge} noScript={m.challengeNoScript} />
        <label htmlFor="phone">{m.phone}</label>
        <input
          id="phone"
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          required
          maxLength={40}
          aria-describedby="phoneHint"
          defaultValue={flash?.phone}
        />
        <p className="hint" id="phoneHint">
          {m.phoneHint}
        </p>
        <button type="submit">{m.sendCode}</button>
        <p className="working" role="status" />
        <a className="button second" href="/track">
          {m.withNumber}
        </a>
      </form>
    </Shell>
  );
}
