import { RATING_REASONS, type RatingReason, type RatingTurn } from '@/server/domain/rating/rating';
import type { Language } from '@/server/domain/shared/language';
import { RATING_REASON_NAMES } from '@/server/domain/wording/rating-words';
import { textIn } from '@/server/domain/wording/text-in';
import { FORM_STYLE } from './form-style';
import { wishMessages } from './messages/wishes';
import { RateRow } from './rate-row';
import { Shell } from './shell';

interface RatePageProps {
  language: Language;
  path: string;
  back: string;
  turn: RatingTurn;
  score: number | null;
  reason: RatingReason | null;
  hasComment: boolean;
  /** Until when it can be changed; null where it cannot. */
  until: string | null;
}

/** One score, then, where somebody likes, why. */
export function RatePage({ language, path, back, turn, score, reason, hasComment, until }: RatePageProps) {
  const m = wishMessages(language);
  const isOpen = turn === 'ask' || turn === 'change';
  const title = score !== null ? m.rateThanks(score) : isOpen ? m.rateTitle : m.rateNo;
  return (
    <Shell language={language} title={title} path={path} moreStyle={FORM_STYLE}>
      <div className="card form">
        <h1>{title}</h1>
        {score === null && !isOpen ? <p className="lead">{m.rateNoLead}</p> : null}
        {score !== null ? <p className="hint">{until === null ? m.rateDone : m.rateChange(until)}</p> : null}
        {reason !== null || hasComment ? (
          <p className="state done" role="status">
            <strong>{m.rateKept}</strong>
          </p>
        ) : null}
        {turn === 'ask' ? <RateRow language={language} action={path} /> : null}
        {turn === 'change' && score !== null ? <Why language={language} path={path} score={score} reason={reason} /> : null}
        {turn === 'change' && score !== null ? (
          <details>
            <summary>{m.rateSmall}</summary>
            <RateRow language={language} action={path} chosen={score} />
          </details>
        ) : null}
      </div>
      <p className="foot">
        <a href={back}>{m.back}</a>
      </p>
    </Shell>
  );
}

function Why({ language, path, score, reason }: Pick<RatePageProps, 'language' | 'path' | 'reason'> & { score: number }) {
  const m = wishMessages(language);
  return (
    <form className="form" method="post" action={path}>
      <input type="hidden" name="score" value={score} />
      <fieldset>
        <legend>
          {m.rateReason} <span className="opt">{m.optional}</span>
        </legend>
        {RATING_REASONS.map((one) => (
          <label key={one} className="pick">
            <input type="radio" name="reason" value={one} defaultChecked={reason === one} />
            {textIn(RATING_REASON_NAMES[one], language)}
          </label>
        ))}
      </fieldset>
      <label htmlFor="comment">
        {m.rateComment} <span className="opt">{m.optional}</span>
      </label>
      <p className="hint" id="comment-hint">
        {m.rateCommentHint}
      </p>
      <textarea id="comment" name="comment" rows={2} maxLength={500} aria-describedby="comment-hint" />
      <button type="submit">{m.rateSend}</button>
    </form>
  );
}
