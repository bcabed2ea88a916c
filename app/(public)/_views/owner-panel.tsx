import type { Language } from '@/server/domain/shared/language';
import { type OwnerMessages, ownerMessages } from './messages/owner';
import type { LookModel } from './who-viewed-model';

interface OwnerPanelProps {
  language: Language;
  /** Address of the order's page. */
  path: string;
  /** Who has looked at the order. */
  looks: LookModel[];
  /** Until when this device keeps the page at its owner's wish; null where it does not. */
  keptUntil: string | null;
}

/** The way to prove that an order is one's own. */
export function ProveLink({ language, path }: Pick<OwnerPanelProps, 'language' | 'path'>) {
  return (
    <a className="button second" href={`${path}/prove`}>
      {ownerMessages(language).proveLink}
    </a>
  );
}

/** For its owner: who has looked at the order, whether this device keeps it, and the way to the others. */
export function OwnerPanel({ language, path, looks, keptUntil }: OwnerPanelProps) {
  const m = ownerMessages(language);
  return (
    <>
      <section className="card" id="viewed">
        <h2>{m.viewedTitle}</h2>
        {looks.length === 0 ? <p className="small">{m.viewedNobody}</p> : null}
        <ul className="goods">
          {looks.map((look) => (
            <li key={`${look.how}${look.when}`}>
              <span>{look.how}</span>
              <span>{look.when}</span>
            </li>
          ))}
        </ul>
        <p className="hint">{m.viewedNote}</p>
        <a className="button second" href="/track/orders">
          {m.myOrders}
        </a>
      </section>
      <Keep path={path} until={keptUntil} m={m} />
    </>
  );
}

/** Shown by the script where the browser can keep pages. */
function Keep({ path, until, m }: { path: string; until: string | null; m: OwnerMessages }) {
  return (
    <form className="card form" id="keep" method="post" action={`${path}/do/keep`} data-keep hidden>
      <h2>{m.keepTitle}</h2>
      <p className="small">{until === null ? m.keepAsk : m.keptUntil(until)}</p>
      {until === null ? (
        <button className="second" type="submit">
          {m.keep}
        </button>
      ) : (
        <button className="second" type="submit" name="off" value="1">
          {m.keepOff}
        </button>
      )}
    </form>
  );
}
