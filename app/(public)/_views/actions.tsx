import type { Language } from '@/server/domain/shared/language';
import type { ActionsModel } from './actions-model';
import { actionMessages } from './messages/actions';

/** What can be done with the order and how it stands with what was asked; each opens a light page of its own. */
export function Actions({ language, model }: { language: Language; model: ActionsModel }) {
  const { lines, closed } = model;
  if (lines.length + closed.length === 0) return null;
  return (
    <section className="card" id="actions">
      <h2>{actionMessages(language).title}</h2>
      <ul className="goods do">
        {lines.map(({ code, words, note, href, isElsewhere }) => (
          <li key={code}>
            <a href={href} {...(isElsewhere ? { rel: 'noreferrer noopener', target: '_blank' } : {})}>
              {words}
            </a>
            {note ? <small>{note}</small> : null}
          </li>
        ))}
      </ul>
      {closed.map(({ words, why }) => (
        <p className="hint" key={why}>
          {words}
          {language === 'en' ? ': ' : '：'}
          {why}
        </p>
      ))}
    </section>
  );
}
