'use client';

import { useEffect } from 'react';

/** All who want to hear of news on this page, over one line: a browser has only a few for all pages of one site. */
const listeners = new Set<() => void>();
let stream: EventSource | null = null;

function tellAll(): void {
  for (const onNews of listeners) onNews();
}

/** A page in the background keeps no line open. */
function follow(): void {
  const isWanted = listeners.size > 0 && document.visibilityState === 'visible';
  if (isWanted && !stream) {
    stream = new EventSource('/admin/live');
    stream.onmessage = tellAll;
    tellAll();
  }
  if (!isWanted) {
    stream?.close();
    stream = null;
  }
}

/** Calls `onNews` when there is something new for staff, within a second, and when the page is looked at again. */
export function useStaffNews(onNews: () => void): void {
  useEffect(() => {
    if (listeners.size === 0) document.addEventListener('visibilitychange', follow);
    listeners.add(onNews);
    follow();
    return () => {
      listeners.delete(onNews);
      if (listeners.size === 0) document.removeEventListener('visibilitychange', follow);
      follow();
    };
  }, [onNews]);
}
