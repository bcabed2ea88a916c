import type { ReactNode } from 'react';

/** The heading of a page, with a sentence about it and what can be done at its right. */
export function PageHead(props: { title: ReactNode; intro?: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
      <div className="min-w-0">
        <h1 className="font-semibold text-xl tracking-tight">{props.title}</h1>
        {props.intro ? <p className="mt-0.5 max-w-3xl text-soft">{props.intro}</p> : null}
      </div>
      {props.children ? <div className="flex flex-wrap items-center gap-2">{props.children}</div> : null}
    </div>
  );
}
