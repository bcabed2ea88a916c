import { type RefObject, useEffect, useState } from 'react';

const SETTLE_MS = 250;
const KEPT_AS = 'daona.search';

/**
 * The text being typed, and what to ask for once the typing has paused. Kept for this tab alone, so that going back to
 * the list finds it again; it never stands in the address, because it may be a phone number or a name. What was typed into
 * `field` before the page was awake counts.
 */
export function useSearchText(field: RefObject<HTMLInputElement | null>) {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const kept = field.current?.value || (sessionStorage.getItem(KEPT_AS) ?? '');
    setText(kept);
    setAsked(kept.trim());
  }, [field]);
  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(text.trim());
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const change = (next: string) => {
    sessionStorage.setItem(KEPT_AS, next);
    setText(next);
  };
  return { text, asked, setText: change };
}
