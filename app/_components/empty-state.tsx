import type { ReactNode } from 'react';

/** Said in place of a list that has nothing to show: what that means and what to do. */
export function EmptyState(props: { title: string; why?: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      <svg width="44" height="44" viewBox="0 0 44 44" fill="none" aria-hidden="true" className="text-line">
        <path d="M7 15 22 7l15 8v15l-15 8-15-8V15Z" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
        <path d="m7 15 15 8 15-8M22 23v15" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
      </svg>
      <p className="font-medium">{props.title}</p>
      {props.why ? <p className="max-w-sm text-soft">{props.why}</p> : null}
      {props.children}
    </div>
  );
}
