import { useEffect, useRef } from 'react';

/** What keys do on the queue of drafts. */
export interface DraftKeys {
  onMove: (step: 1 | -1) => void;
  onConfirm: () => void;
  onEdit: () => void;
  onHold: () => void;
  onDiscard: () => void;
}

const FIELDS = /^(INPUT|SELECT|TEXTAREA)$/;
const PRESSED = /^(A|BUTTON|SUMMARY)$/;

/** j and k move, Enter sends, e edits, h holds, d drops: outside of fields, and Enter not where it presses something else. */
export function useDraftKeys(keys: DraftKeys | null): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const now = latest.current;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (!now || event.metaKey || event.ctrlKey || event.altKey || event.repeat || (target && FIELDS.test(target.tagName))) return;
      // on the line that is looked at already there is nothing else to press
      if (event.key === 'Enter' && target && PRESSED.test(target.tagName) && target.ariaCurrent !== 'true') return;
      const act = actionOf(event.key, now);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function actionOf(key: string, keys: DraftKeys): (() => void) | null {
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return () => keys.onMove(1);
    case 'k':
    case 'ArrowUp':
      return () => keys.onMove(-1);
    case 'Enter':
      return keys.onConfirm;
    case 'e':
      return keys.onEdit;
    case 'h':
      return keys.onHold;
    case 'd':
      return keys.onDiscard;
    default:
      return null;
  }
}
