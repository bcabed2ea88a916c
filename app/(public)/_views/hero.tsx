import type { Messages } from './messages';
import type { OrderPageModel } from './order-page-model';
import type { PageAction } from './page-action';

/** Characters from which a headline is set smaller, so that the first screen holds what follows. */
const LONG_HEADLINE = 36;

/** The first screen: where it is, when it comes, what happens next, how old the last news is, and one thing to do. */
export function Hero({ model, m }: { model: OrderPageModel; m: Messages }) {
  const { eta, next, last } = model;
  return (
    <section className={`card hero ${model.tone}`}>
      <p className="pills">
        <span className="pill">{model.pill}</span>
        {model.counter ? <span>{model.counter}</span> : null}
      </p>
      {model.brief ? <p className="brief">{model.brief}</p> : null}
      <h1 className={model.headline.length > LONG_HEADLINE ? 'long' : undefined}>{model.headline}</h1>
      {model.flags.map((flag) => (
        <p className="why" key={flag.title}>
          <strong>{flag.title}</strong> {flag.text}
        </p>
      ))}
      {eta ? (
        <dl className="eta">
          <dt>{eta.label}</dt>
          {eta.window ? <dd>{eta.window}</dd> : null}
          {eta.likely ? <dd className="likely">{eta.likely}</dd> : null}
          {eta.change ? <dd className="moved">{eta.change}</dd> : null}
          {eta.sub ? <dd className="sub">{eta.sub}</dd> : null}
          {eta.record ? <dd className="sub">{eta.record}</dd> : null}
        </dl>
      ) : null}
      <dl className="facts">
        {next ? (
          <div className="next">
            <dt>{m.next}</dt>
            <dd>{next}</dd>
          </div>
        ) : null}
        <div className="last">
          {last ? (
            <dt>
              <span>{m.last} · </span>
              {last.age}
            </dt>
          ) : (
            <dt>{m.last}</dt>
          )}
          <dd>{last ? last.words : m.noEvents}</dd>
        </div>
      </dl>
      {model.steps.length > 0 ? (
        <ol className="steps">
          {model.steps.map((step) => (
            <li key={step.name} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
              {step.name}
              {step.state === 'implied' ? <small>{m.inferredStep}</small> : null}
            </li>
          ))}
        </ol>
      ) : null}
      <ActionLink action={model.action} />
      {eta?.likely ? <p className="sure">{eta.likely}</p> : null}
      {eta?.change ? <p className="sure">{eta.change}</p> : null}
      {eta?.sub ? <p className="sure">{eta.sub}</p> : null}
    </section>
  );
}

function ActionLink({ action }: { action: PageAction }) {
  const elsewhere = action.isElsewhere ? { rel: 'noreferrer noopener', target: '_blank' } : {};
  return (
    <a className={action.isQuiet ? 'button second' : 'button'} href={action.href} {...elsewhere}>
      {action.words}
    </a>
  );
}
