import { LastDigits } from './last-digits';
import type { Messages } from './messages';
import { Notice } from './notice';

export type UnlockSaid = 'no_match' | 'used_up';

/** Shows the rest to whoever knows the last four digits of the recipient's phone. `said` is what the last try came to. */
export function UnlockForm({ m, action, said }: { m: Messages; action: string; said?: UnlockSaid }) {
  return (
    <section className="card" id="unlock">
      <form className="form" method="post" action={action}>
        <h2>{m.unlock}</h2>
        <p className="small">{m.unlockLead}</p>
        {said === 'no_match' ? <Notice tone="warn" title={m.wrongDigitsTitle} text={m.wrongDigits} /> : null}
        {said === 'used_up' ? <Notice tone="warn" title={m.usedUpTitle} text={m.usedUp} /> : null}
        {said === 'used_up' ? (
          <a className="button" href="/track">
            {m.toTrack}
          </a>
        ) : (
          <>
            <LastDigits label={m.lastDigits} />
            <button type="submit">{m.unlockButton}</button>
          </>
        )}
      </form>
    </section>
  );
}
