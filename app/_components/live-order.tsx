'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Reads the page again as soon as a later version of the order is recorded. `code` is that of its parcel page. */
export function LiveOrder({ code, version }: { code: string; version: number }) {
  const router = useRouter();
  useEffect(() => {
    const stream = new EventSource(`/api/live/orders/q/${code}`);
    stream.onmessage = (event) => {
      if (Number(event.data) > version) router.refresh();
    };
    return () => stream.close();
  }, [code, version, router]);
  return null;
}
