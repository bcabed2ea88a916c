import type { Language } from '@/server/domain/shared/language';
import { wishMessages } from './messages/wishes';

const SCORES = Array.from({ length: 11 }, (_, score) => score);

/** Eleven buttons, one tap: how likely a customer is to recommend the shop. `action` is the page of the rating. */
export function RateRow({ language, action, chosen }: { language: Language; action: string; chosen?: number }) {
  const m = wishMessages(language);
  return (
    <form method="post" action={action}>
      <fieldset>
        <legend>{m.rateAsk}</legend>
        <div className="nps">
          {SCORES.map((score) => (
            <button
              key={score}
              type="submit"
              className="second"
              name="score"
              value={score}
              aria-label={m.score(score)}
              aria-pressed={chosen === score ? true : undefined}
            >
              {score}
            </button>
          ))}
        </div>
      </fieldset>
      <p className="ends">
        <span>0 {m.rateLow}</span>
        <span>10 {m.rateHigh}</span>
      </p>
    </form>
  );
}
