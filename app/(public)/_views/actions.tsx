import type { Language } from '@/server/domain/shared/language';
import type { ActionLine } from './actions-model';
import { actionMessages } from './messages/actions';

/** What can be done with the order, what was asked, and why the rest cannot be done; each opens a light page of its own. */
export function Actions({ language, lines }: { language: Language; lines: readonly ActionLine[] }) {
  if (lines.length === 0) return null;
  return (
    <section className="card" id="actions">
      <h2>{actionMessages(language).title}</h2>
      <ul className="goods do">
        {lines.map(({ code, words, note, href }) => (
          <li key={code}>
            {href ? <a href={href}>{words}</a> : <span>{words}</span>}
            {note ? <small>{note}</small> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
