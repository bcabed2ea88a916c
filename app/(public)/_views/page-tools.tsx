import type { Language } from '@/server/domain/shared/language';
import { toolMessages } from './messages/tools';

interface PageToolsProps {
  language: Language;
  /** Address of the page. */
  path: string;
  code: string;
  /** A time of arrival is known. */
  hasTime: boolean;
}

/** What can be taken from the page: shared, put into a calendar, printed with the code that leads back. */
export function PageTools({ language, path, code, hasTime }: PageToolsProps) {
  const m = toolMessages(language);
  return (
    <div className="take">
      <button type="button" className="second" data-share-page={m.copied} hidden>
        {m.share}
      </button>
      {hasTime ? (
        <a className="button second" href={`${path}/calendar.ics`}>
          {m.calendar}
        </a>
      ) : null}
      <button type="button" className="second" data-print={`/q/${code}/qr.svg`} hidden>
        {m.print}
      </button>
    </div>
  );
}
