'use client';

import { useEffect } from 'react';

/**
 * Calls `onNews` when staff were alerted, within a second, and when the page is looked at again. A page in the background keeps no
 * line open: a browser has only a few for all pages of one site.
 */
export function useStaffNews(onNews: () => void): void {
  useEffect(() => {
    let stream: EventSource | null = null;
    const follow = () => {
      const isLookedAt = document.visibilityState === 'visible';
      if (isLookedAt && !stream) {
        stream = new EventSource('/admin/live');
        stream.onmessage = onNews;
        onNews();
      }
      if (!isLookedAt) {
        stream?.close();
        stream = null;
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      stream?.close();
    };
  }, [onNews]);
}
