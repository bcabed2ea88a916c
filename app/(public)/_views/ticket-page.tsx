import type { Language } from '@/server/domain/shared/language';
import { MOST_PHOTOS } from '@/server/domain/ticket/photo';
import { FORM_STYLE } from './form-style';
import { reportMessages } from './messages/report';
import { type TicketMessages, ticketMessages } from './messages/ticket';
import { PhotoField } from './photo-field';
import { Shell } from './shell';
import type { TicketModel } from './ticket-model';

interface TicketPageProps {
  language: Language;
  path: string;
  back: string;
  /** Null where the order has none. */
  model: TicketModel | null;
  remark: string;
  problems: string[];
}

/** A report as its customer follows it: number, promise, what was said, and what can be added. */
export function TicketPage({ language, path, back, model, remark, problems }: TicketPageProps) {
  const m = ticketMessages(language);
  return (
    <Shell language={language} title={m.title} path={path} moreStyle={FORM_STYLE}>
      {model ? (
        <>
          <section className={`card form ${model.tone}`}>
            <p className="hint">{model.what}</p>
            <h1>{m.no(model.no)}</h1>
            <p className={`state ${model.tone}`} role="status">
              <strong>{model.stand}</strong>
            </p>
            <p className="hint">{m.sayNo}</p>
            {model.asks ? <h2 className="ask">{m.didItHelp}</h2> : null}
            {model.settle ? <Settle path={path} id={model.id} words={model.settle} isMain={model.asks} /> : null}
          </section>
          {model.lines.length > 0 || model.photos.length > 0 || model.hasHiddenPhotos ? <Said path={path} model={model} m={m} /> : null}
          {model.canAdd ? <Add language={language} path={path} model={model} m={m} remark={remark} problems={problems} /> : null}
        </>
      ) : (
        <div className="card form">
          <h1>{m.none}</h1>
          <p className="lead">{m.noneLead}</p>
          <a className="button" href={`${back}/do/report`}>
            {m.report}
          </a>
        </div>
      )}
      <p className="foot">
        <a href={back}>{m.back}</a>
      </p>
    </Shell>
  );
}

function Settle({ path, id, words, isMain }: { path: string; id: string; words: string; isMain: boolean }) {
  return (
    <form className="form" method="post" action={path} encType="multipart/form-data">
      <input type="hidden" name="ticket" value={id} />
      <button type="submit" name="step" value="settle" className={isMain ? undefined : 'second'}>
        {words}
      </button>
    </form>
  );
}

function Said({ path, model, m }: { path: string; model: TicketModel; m: TicketMessages }) {
  return (
    <section className="card">
      <h2>{m.said}</h2>
      <ol className="talk">
        {model.lines.map((line) => (
          <li key={line.id} className={line.isOurs ? 'ours' : undefined}>
            <p className="hint">
              {line.who} · {line.when}
            </p>
            <p>{line.words}</p>
          </li>
        ))}
      </ol>
      {model.photos.map(({ id, name, canShow }) =>
        canShow ? (
          <details key={id}>
            <summary>{name}</summary>
            {/* biome-ignore lint/performance/noImgElement: a customer's own photo, on a page without scripts */}
            <img src={`${path}/photos/${id}`} alt={name} loading="lazy" className="photo" />
          </details>
        ) : (
          <p key={id}>
            <a href={`${path}/photos/${id}`}>{name}</a>
          </p>
        ),
      )}
      {model.hasHiddenPhotos ? <p className="hint">{m.photoHidden}</p> : null}
    </section>
  );
}

interface AddProps extends Pick<TicketPageProps, 'language' | 'path' | 'remark' | 'problems'> {
  model: TicketModel;
  m: TicketMessages;
}

function Add({ language, path, model, m, remark, problems }: AddProps) {
  const r = reportMessages(language);
  return (
    <form className="card form" method="post" action={path} encType="multipart/form-data">
      <h2>{model.isClosed ? m.reopenTitle : m.addTitle}</h2>
      {model.isClosed ? <p className="small">{m.reopenLead}</p> : null}
      {problems.length > 0 ? (
        <div className="mend" role="alert">
          <strong>{r.mendTitle}</strong>
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      ) : null}
      <input type="hidden" name="ticket" value={model.id} />
      <label htmlFor="remark">{m.remark}</label>
      <textarea id="remark" name="remark" rows={2} maxLength={1_000} defaultValue={remark} />
      <PhotoField label={m.photos} optional={r.remarkOptional} hint={m.photosHint} most={MOST_PHOTOS} />
      <button type="submit" name="step" value="add" className="second">
        {model.isClosed ? m.reopen : m.add}
      </button>
    </form>
  );
}
