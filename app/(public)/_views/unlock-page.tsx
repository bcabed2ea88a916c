import type { Flash } from '@/server/api/public/flash';
import type { Language } from '@/server/domain/shared/language';
import { LastDigits } from './last-digits';
import { ownerMessages } from './messages/owner';
import { OwnerNotice } from './owner-notice';
import { Riddle } from './riddle';
import { Shell } from './shell';

interface UnlockPageProps {
  language: Language;
  /** Page of the parcel. */
  back: string;
  flash: Flash | null;
  challenge: string;
  script?: string;
}

/** The last four digits once more, when a try has to be paid for with work. */
export function UnlockPage({ language, back, flash, challenge, script }: UnlockPageProps) {
  const m = ownerMessages(language);
  return (
    <Shell language={language} title={m.unlockTitle} path={`${back}/unlock`} script={script}>
      <form className="card form" method="post" action={back} data-challenge={challenge} data-working={m.working}>
        <h1>{m.unlockTitle}</h1>
        <p className="lead">{m.unlockLead}</p>
        <OwnerNotice language={language} flash={flash} now={0} />
        <Riddle challenge={challenge} noScript={m.challengeNoScript} />
        <LastDigits label={m.lastDigits} />
        <button type="submit">{m.unlockButton}</button>
        <p className="working" role="status" />
        <a className="button second" href={back}>
          {m.back}
        </a>
      </form>
    </Shell>
  );
}
