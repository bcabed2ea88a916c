'use client';

import { useConsoleView } from '@/app/_lib/console-view';

/** Asks for a preview with whose the rows are; the look is written into the audit log, as on the page of an order. */
export function RevealButton(props: { isShown: boolean; disabled: boolean; reveal: () => void }) {
  const { say } = useConsoleView();
  if (props.isShown) return <span className="text-faint">{say('order.contact_shown')}</span>;
  return (
    <button type="button" className="text-brand" disabled={props.disabled} onClick={props.reveal}>
      {say('imports.preview_show')}
    </button>
  );
}
