import type { InputProblem, RawFields } from '@/server/domain/action/action-input';
import { PLACE_NAMES } from '@/server/domain/action/action-words';
import { DAY_PARTS, LEAVE_PLACES } from '@/server/domain/order/customer-word';
import type { Language } from '@/server/domain/shared/language';
import { textIn } from '@/server/domain/wording/text-in';
import { ActionFields, allOf, fieldNames, firstOf } from './action-fields';
import { type ActionPageModel, type Row, type StandingModel, windowWords } from './action-page-model';
import { FORM_STYLE } from './form-style';
import { type ActionMessages, actionMessages, problemWords } from './messages/actions';
import { Notice } from './notice';
import { Shell } from './shell';

interface ActionPageProps {
  language: Language;
  /** Address of this page, and of the order's. */
  path: string;
  back: string;
  model: ActionPageModel;
  /** Sealed into every form of the page. */
  ticket: string;
  /** What was typed so far, and what is wrong with it. */
  values: RawFields;
  problems: readonly InputProblem[];
  isStale?: boolean;
  /** Show what was typed once more before it is sent. */
  isCheck?: boolean;
}

/** The page of one thing that a customer can do: how it stands, the form or why there is none, and the way back. */
export function ActionPage(props: ActionPageProps) {
  const { language, path, back, model, isStale } = props;
  const m = actionMessages(language);
  return (
    <Shell language={language} title={model.title} path={path} moreStyle={FORM_STYLE}>
      <div className="card form">
        <h1>{model.title}</h1>
        {isStale ? <Notice tone="warn" title={m.staleTitle} text={m.stale} /> : null}
        {model.said ? <Notice {...model.said} /> : null}
        {model.standing ? <Standing {...props} standing={model.standing} m={m} /> : null}
        {model.instead ? (
          <div className="state warn">
            <strong>{model.instead.title}</strong>
            <p>{model.instead.text}</p>
          </div>
        ) : null}
        {model.instead?.link ? (
          <a className="button" href={model.instead.link.href}>
            {model.instead.link.words}
          </a>
        ) : null}
        {model.form ? props.isCheck ? <Check {...props} m={m} /> : <Ask {...props} m={m} /> : null}
        <a className="button second" href={back}>
          {model.code === 'cancel' && model.form ? m.cancelKeep : m.back}
        </a>
      </div>
    </Shell>
  );
}

type Part = ActionPageProps & { m: ActionMessages };

function Standing({ standing, path, ticket }: Part & { standing: StandingModel }) {
  return (
    <>
      <div className={`state ${standing.tone}`} role="status">
        <strong>{standing.title}</strong>
        {standing.text ? <p>{standing.text}</p> : null}
        <Rows rows={standing.rows} />
      </div>
      {standing.undo ? (
        <form className="form" method="post" action={path}>
          <input type="hidden" name="ticket" value={ticket} />
          <input type="hidden" name="step" value="undo" />
          <input type="hidden" name="identity" value={standing.undo.identity} />
          <button type="submit" className="second">
            {standing.undo.words}
          </button>
          <p className="hint">{standing.undo.until}</p>
        </form>
      ) : null}
    </>
  );
}

function Rows({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <dl className="check">
      {rows.map((row) => (
        <div key={row.name}>
          <dt>{row.name}</dt>
          <dd>
            {row.href ? (
              <a href={row.href} rel="noreferrer noopener" target="_blank">
                {row.value}
              </a>
            ) : (
              row.value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The form itself; an action without fields is sent at once, the page being its confirmation. */
function Ask({ language, path, model, ticket, values, problems, m }: Part) {
  const form = model.form!;
  const names = new Map(fieldNames(model.code, m));
  const typed = Object.keys(values).length > 0 ? values : model.initial;
  return (
    <form className="form" method="post" action={path} noValidate>
      <input type="hidden" name="ticket" value={ticket} />
      <input type="hidden" name="step" value={names.size > 0 ? 'check' : 'send'} />
      {problems.length > 0 ? (
        <div className="mend" role="alert">
          <strong>{m.mendTitle(problems.length)}</strong>
          <ul>
            {problems.map((problem) => (
              <li key={problem.field}>
                <a href={`#${problem.field}`}>
                  {names.get(problem.field)}
                  {language === 'en' ? ': ' : '：'}
                  {problemWords(problem.why, m)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {form.lead.map((text) => (
        <p className="small" key={text}>
          {text}
        </p>
      ))}
      <ActionFields code={model.code} language={language} m={m} values={typed} problems={problems} days={form.days} />
      <button type="submit" className={form.isGrave ? 'danger' : undefined}>
        {form.button}
      </button>
    </form>
  );
}

/** What was filled in, once more, with the way back that keeps it. */
function Check({ language, path, model, ticket, values, m }: Part) {
  const rows = fieldNames(model.code, m).map(([field, name]) => ({ name, value: wordValue(field, values, language, m) }));
  const send = { address: m.addressButton, time: m.timeButton, invoice: m.invoiceButton, place: m.placeButton, confirm: '', cancel: '' };
  const hidden = Object.keys(values).flatMap((field) =>
    field === 'ticket' || field === 'step' ? [] : allOf(values, field).map((value) => ({ field, value })),
  );
  return (
    <form className="form" method="post" action={path}>
      <input type="hidden" name="ticket" value={ticket} />
      {hidden.map(({ field, value }) => (
        <input type="hidden" name={field} value={value} key={`${field}=${value}`} />
      ))}
      <h2>{m.checkTitle}</h2>
      <Rows rows={rows.filter((row) => row.value !== '')} />
      <button type="submit" name="step" value="send">
        {send[model.code]}
      </button>
      <button type="submit" name="step" value="edit" className="second">
        {m.edit}
      </button>
    </form>
  );
}

function wordValue(field: string, values: RawFields, language: Language, m: ActionMessages): string {
  if (field === 'may') {
    const places = LEAVE_PLACES.filter((place) => allOf(values, 'may').includes(place)).map((place) =>
      textIn(PLACE_NAMES[place], language),
    );
    return places.length > 0 ? places.join(language === 'en' ? ', ' : '、') : m.placeOnlyMe;
  }
  const value = firstOf(values, field);
  const part = DAY_PARTS.find((one) => one === (firstOf(values, 'part') || 'any'))!;
  if (field === 'on') return windowWords({ on: value, part }, language);
  if (field === 'part') return '';
  if (field === 'for') return value === 'company' ? m.invoiceCompany : m.invoicePerson;
  if (field === 'taxNo' && firstOf(values, 'for') !== 'company') return '';
  return value;
}
