import { type RefObject, useEffect, useState } from 'react';

interface ListKeys {
  count: number;
  /** The rows are those of what stands in the search; while they are not, Enter waits for them. */
  isSettled: boolean;
  search: RefObject<HTMLInputElement | null>;
  onOpen: (index: number) => void;
  onChoose: (index: number) => void;
}

/** `/` goes to the search, j and k (or arrows out of the search) move, x chooses, Enter opens, Escape leaves. -1: at no row. */
export function useListKeys(list: ListKeys): number {
  const [selected, setSelected] = useState(-1);
  const [isWaiting, setIsWaiting] = useState(false);
  const { count, isSettled, search, onOpen, onChoose } = list;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      setIsWaiting(false);
      const isInSearch = event.target === search.current;
      const isElsewhere = event.target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA|A|BUTTON|SUMMARY)$/.test(event.target.tagName);
      if (event.key === 'Escape' && isInSearch) return search.current?.blur();
      if (event.key === '/' && !isElsewhere) {
        event.preventDefault();
        return search.current?.focus();
      }
      const step = stepOf(event.key, isInSearch);
      if (step !== 0 && (isInSearch || !isElsewhere)) {
        event.preventDefault();
        setSelected((now) => Math.max(0, Math.min(count - 1, now + step)));
      }
      if (event.key === 'x' && !isInSearch && !isElsewhere && selected >= 0) onChoose(Math.min(selected, count - 1));
      if (event.key !== 'Enter' || (!isInSearch && isElsewhere)) return;
      if (!isSettled) setIsWaiting(true);
      else if (count > 0) onOpen(Math.max(0, Math.min(selected, count - 1)));
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [count, isSettled, search, onOpen, onChoose, selected]);
  useEffect(() => {
    if (!isWaiting || !isSettled) return;
    setIsWaiting(false);
    if (count > 0) onOpen(0);
  }, [isWaiting, isSettled, count, onOpen]);
  return Math.min(selected, count - 1);
}

function stepOf(key: string, isInSearch: boolean): number {
  if (key === 'ArrowDown' || (key === 'j' && !isInSearch)) return 1;
  if (key === 'ArrowUp' || (key === 'k' && !isInSearch)) return -1;
  return 0;
}
