import type { Language } from '@/server/domain/shared/language';
import { ownerMessages } from './messages/owner';
import type { LookModel } from './who-viewed-model';

interface OwnerPanelProps {
  language: Language;
  /** Address of the order's page. */
  path: string;
  /** Who has looked at the order, for its owner; null for everybody else. */
  looks: LookModel[] | null;
}

/** For the owner who has looked at the order and the way to the others; for everybody else the way to prove that it is his. */
export function OwnerPanel({ language, path, looks }: OwnerPanelProps) {
  const m = ownerMessages(language);
  if (!looks) {
    return (
      <a className="button second" href={`${path}/prove`}>
        {m.proveLink}
      </a>
    );
  }
  return (
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
  );
}
