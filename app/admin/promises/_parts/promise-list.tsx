'use client';

import { useRouter } from 'next/navigation';
import type { PromiseLine as Line } from '@/server/api/trpc/answers';
import { PromiseLine } from './promise-line';

/** Promises of a page that the server made; what is done to one is read again with the page. */
export function PromiseList({ promises, showsOrder = false }: { promises: readonly Line[]; showsOrder?: boolean }) {
  const router = useRouter();
  return (
    <ul className="-mt-2 divide-y divide-line">
      {promises.map((promise) => (
        <PromiseLine key={promise.id} promise={promise} showsOrder={showsOrder} onChanged={() => router.refresh()} />
      ))}
    </ul>
  );
}
