import type { Language } from '@/server/domain/shared/language';
import { messagesOf, type WordKey } from './messages';
import { Notice } from './notice';
import { Shell } from './shell';

export type Said = 'no_match' | 'challenge' | 'incomplete' | 'used_up' | 'busy';

interface TrackPageProps {
  language: Language;
  /** What the last try came to. */
  said?: Said;
  orderNo?: string;
  phone?: string;
  /** Riddle that the browser solves before it sends the form; given once the free tries are used up. */
  challenge?: string;
  script?: string;
}

const SAID: Record<Said, { title: WordKey; text: WordKey }> = {
  no_match: { title: 'noMatchTitle', text: 'noMatch' },
  challenge: { title: 'challengeTitle', text: 'challenge' },
  incomplete: { title: 'incompleteTitle', text: 'incomplete' },
  used_up: { title: 'usedUpTitle', text: 'usedUp' },
  busy: { title: 'busyTitle', text: 'busy' },
};

/** The look-up form: one page, two fields, works without scripts. */
export function TrackPage({ language, said, orderNo, phone, challenge, script }: TrackPageProps) {
  const m = messagesOf(language);
  return (
    <Shell language={language} title={m.trackTitle} path="/track" script={script}>
      <form className="card form" method="post" action="/track" data-challenge={challenge} data-working={m.challengeWorking}>
        <h1>{m.trackTitle}</h1>
        <p className="lead">{m.trackLead}</p>
        {said ? <Notice tone="warn" title={m[SAID[said].title]} text={m[SAID[said].text]} /> : null}
        {challenge ? (
          <>
            <noscript>
              <p className="note warn">{m.challengeNoScript}</p>
            </noscript>
            <input type="hidden" name="challenge" value={challenge} />
            <input type="hidden" name="nonce" value="" />
          </>
        ) : null}
        <label htmlFor="orderNo">{m.orderNo}</label>
        <textarea
          id="orderNo"
          name="orderNo"
          rows={1}
          required
          maxLength={2000}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-describedby="orderNoHint"
          defaultValue={orderNo}
        />
        <p className="hint" id="orderNoHint">
          {m.orderNoHint}
        </p>
        <label htmlFor="phone">{m.phone}</label>
        <input
          id="phone"
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={40}
          aria-describedby="phoneHint"
          defaultValue={phone}
        />
        <p className="hint" id="phoneHint">
          {m.phoneHint}
        </p>
        <button type="submit">{m.trackButton}</button>
        <p className="working" role="status" />
      </form>
      <p className="foot">{m.privacy}</p>
    </Shell>
  );
}
