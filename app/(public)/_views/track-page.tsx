import type { Said } from '@/server/api/public/flash';
import type { Language } from '@/server/domain/shared/language';
import { FORM_STYLE } from './form-style';
import { messagesOf, type WordKey } from './messages';
import { ownerMessages } from './messages/owner';
import { Notice } from './notice';
import { Riddle } from './riddle';
import { Shell } from './shell';

interface TrackPageProps {
  language: Language;
  /** What the last try came to. */
  said?: Said;
  orderNo?: string;
  phone?: string;
  /** Riddle that the browser solves before it sends the form; given once the free tries are used up. */
  challenge?: string;
  /** Where the phone alone leads: to one's own orders or to a code; absent where codes cannot be sent. */
  byPhone?: 'orders' | 'code';
  script?: string;
}

const SAID: Partial<Record<Said, { title: WordKey; text: WordKey }>> = {
  no_match: { title: 'noMatchTitle', text: 'noMatch' },
  challenge: { title: 'challengeTitle', text: 'challenge' },
  incomplete: { title: 'incompleteTitle', text: 'incomplete' },
  used_up: { title: 'usedUpTitle', text: 'usedUp' },
  busy: { title: 'busyTitle', text: 'busy' },
};

/** The look-up form: one page, two fields, works without scripts. */
export function TrackPage({ language, said, orderNo, phone, challenge, byPhone, script }: TrackPageProps) {
  const m = messagesOf(language);
  const o = ownerMessages(language);
  const words = said && SAID[said];
  return (
    <Shell language={language} title={m.trackTitle} path="/track" moreStyle={FORM_STYLE} script={script}>
      <form className="card form" method="post" action="/track" data-challenge={challenge} data-working={m.challengeWorking}>
        <h1>{m.trackTitle}</h1>
        <p className="lead">{m.trackLead}</p>
        {words ? <Notice tone="warn" title={m[words.title]} text={m[words.text]} /> : null}
        {said === 'no_phone' ? <Notice tone="warn" title={o.noPhoneTitle} text={o.noPhone} /> : null}
        {said === 'signed_out' ? <Notice tone="info" title={o.signedOutTitle} text={o.signedOut} /> : null}
        <Riddle challenge={challenge} noScript={m.challengeNoScript} />
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
        {byPhone ? (
          <a className="button second" href={byPhone === 'orders' ? '/track/orders' : '/track/phone'}>
            {byPhone === 'orders' ? o.myOrders : o.withPhone}
          </a>
        ) : null}
      </form>
      <p className="foot">{m.privacy}</p>
    </Shell>
  );
}
