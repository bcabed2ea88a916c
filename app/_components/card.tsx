import type { ReactNode } from 'react';

/** A titled block of a page; `aside` stands at the right of the title. */
export function Card(props: {
  title?: ReactNode;
  aside?: ReactNode;
  id?: string;
  tone?: 'plain' | 'bad';
  flush?: boolean;
  children: ReactNode;
}) {
  const tone = props.tone === 'bad' ? 'border-bad-fill' : 'border-line';
  return (
    <section id={props.id} className={`min-w-0 scroll-mt-4 rounded-xl border ${tone} bg-card`}>
      {props.title ? (
        <header className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1 px-4 pt-3">
          <h2 className="font-semibold">{props.title}</h2>
          {props.aside ? <div className="text-faint text-xs">{props.aside}</div> : null}
        </header>
      ) : null}
      <div className={props.flush ? 'pt-2' : 'px-4 pt-2 pb-4'}>{props.children}</div>
    </section>
  );
}
