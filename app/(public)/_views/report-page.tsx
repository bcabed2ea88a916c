import type { Language } from '@/server/domain/shared/language';
import { MOST_PHOTOS } from '@/server/domain/ticket/photo';
import type { ReportChecks } from '@/server/domain/ticket/report-steps';
import type { ReportKind } from '@/server/domain/ticket/ticket';
import { FORM_STYLE } from './form-style';
import { reportMessages } from './messages/report';
import { PhotoField } from './photo-field';
import type { ReportModel } from './report-model';
import { Shell } from './shell';

interface ReportPageProps {
  language: Language;
  /** Of this page, with what was answered so far. */
  path: string;
  /** Of the order. */
  back: string;
  /** Where another problem is chosen; absent on the first page. */
  start?: string;
  model: ReportModel;
  /** The last step, where words and photos are given. */
  details?: ReportDetails;
}

export interface ReportDetails {
  action: string;
  kind: ReportKind;
  checks: ReportChecks;
  promise: string;
  remark: string;
  problems: string[];
}

/** One step of a report: a question with what the systems say, its answers as links; at the end a form. */
export function ReportPage({ language, path, back, start, model, details }: ReportPageProps) {
  const m = reportMessages(language);
  return (
    <Shell language={language} title={model.title} path={path} moreStyle={FORM_STYLE}>
      <div className="card form">
        {model.progress ? <p className="hint">{model.progress}</p> : null}
        <h1>{model.title}</h1>
        {model.lead ? <p className="lead">{model.lead}</p> : null}
        {model.evidence.length > 0 ? (
          <div className="note info">
            <strong>{m.weSee}</strong>
            <dl className="row">
              {model.evidence.map(({ name, value }) => (
                <Row key={name} name={name} value={value} />
              ))}
            </dl>
          </div>
        ) : null}
        {model.carrier ? (
          <p className="tools">
            <a href={model.carrier.href} rel="noreferrer noopener" target="_blank">
              {model.carrier.words}
            </a>
          </p>
        ) : null}
        {model.choices.map(({ words, href }) => (
          <a key={href} className="button second" href={href}>
            {words}
          </a>
        ))}
        {details ? <DetailsForm language={language} details={details} /> : null}
      </div>
      <p className="foot">
        {start ? (
          <>
            <a href={start}>{m.another}</a>
            {' · '}
          </>
        ) : null}
        <a href={back}>{m.back}</a>
      </p>
    </Shell>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function DetailsForm({ language, details }: { language: Language; details: ReportDetails }) {
  const m = reportMessages(language);
  const { kind, checks, problems } = details;
  const needsWords = kind === 'other';
  return (
    <form className="form" method="post" action={details.action} encType="multipart/form-data">
      {problems.length > 0 ? (
        <div className="mend" role="alert">
          <strong>{m.mendTitle}</strong>
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      ) : null}
      <input type="hidden" name="kind" value={kind} />
      {Object.entries(checks).map(([step, answer]) => (
        <input key={step} type="hidden" name={step} value={answer} />
      ))}
      <label htmlFor="remark">
        {m.remark} {needsWords ? null : <span className="opt">{m.remarkOptional}</span>}
      </label>
      <p className="hint" id="remark-hint">
        {m.remarkHint}
      </p>
      <textarea
        id="remark"
        name="remark"
        rows={3}
        maxLength={1_000}
        required={needsWords}
        defaultValue={details.remark}
        aria-describedby="remark-hint"
      />
      <PhotoField
        label={m.photos}
        optional={m.remarkOptional}
        hint={kind === 'damaged' ? `${m.photosDamaged} ${m.photosHint}` : m.photosHint}
        most={MOST_PHOTOS}
      />
      <p className="small">{details.promise}</p>
      <button type="submit">{m.submit}</button>
    </form>
  );
}
