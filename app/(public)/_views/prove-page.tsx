import type { Flash } from '@/server/api/public/flash';
import type { OrderToProve } from '@/server/api/public/order-to-prove';
import type { Language } from '@/server/domain/shared/language';
import { ownerMessages } from './messages/owner';
import { OwnerNotice } from './owner-notice';
import { Riddle } from './riddle';
import { Shell } from './shell';

interface ProvePageProps {
  language: Language;
  /** Page of the order. */
  back: string;
  order: OrderToProve;
  flash: Flash | null;
  challenge?: string;
  now: number;
  script?: string;
}

/** Asks for a code to the phone on file of one order. */
export function ProvePage({ language, back, order, flash, challenge, now, script }: ProvePageProps) {
  const m = ownerMessages(language);
  const path = `${back}/prove`;
  return (
    <Shell language={language} title={m.proveTitle} path={path} script={script}>
      <form className="card form" method="post" action={path} data-challenge={challenge} data-working={m.working}>
        <h1>{m.proveTitle}</h1>
        <p className="lead">{order.phone ? m.proveLead : m.proveNoPhone}</p>
        {order.shown ? <p className="no">{m.proveTo(order.shown)}</p> : null}
        <OwnerNotice language={language} flash={flash} now={now} />
        <Riddle challenge={challenge} noScript={m.challengeNoScript} />
        {order.phone ? <button type="submit">{m.sendCode}</button> : null}
        <p className="working" role="status" />
        <a className="button second" href={back}>
          {m.back}
        </a>
      </form>
    </Shell>
  );
}
