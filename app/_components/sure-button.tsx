'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';

const ASKS_FOR_MS = 4_000;

/** A button for what cannot be undone: the first click asks, the second within four seconds acts. */
export function SureButton(props: { children: ReactNode; onSure: () => void; disabled?: boolean; small?: boolean }) {
  const { say } = useConsoleView();
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    if (!isAsking) return;
    const timer = setTimeout(() => setAsking(false), ASKS_FOR_MS);
    return () => clearTimeout(timer);
  }, [isAsking]);
  const click = () => {
    if (isAsking) props.onSure();
    setAsking(!isAsking);
  };
  const size = props.small ? 'min-h-0 px-2 py-0.5 text-xs' : '';
  return (
    <button type="button" disabled={props.disabled} onClick={click} className={`button ${size} ${isAsking ? 'button-bad' : ''}`}>
      {isAsking ? say('common.sure') : props.children}
    </button>
  );
}
