'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { SureButton } from '@/app/_components/sure-button';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { CarrierContactDesk } from '@/server/api/trpc/answers';
import { carrierName } from '@/server/domain/tracking/carriers';

const FIELDS = ['carrier', 'origin', 'destination', 'name', 'address'] as const;
const EMPTY = { carrier: '', origin: '', destination: '', name: '', address: '' };

/** Contacts by carrier and lane, and a form that adds one. */
export function ContactDesk({ desk }: { desk: CarrierContactDesk }) {
  const { say, language } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const [draft, setDraft] = useState(EMPTY);
  const [trouble, setTrouble] = useState<string | null>(null);
  const keep = useMutation(
    trpc.carrier.keepContact.mutationOptions({
      onError: (error) => setTrouble(error.message),
      onSuccess: ({ kind }) => {
        setTrouble(kind === 'kept' ? null : say(`contacts.no_${kind}`));
        if (kind === 'kept') setDraft(EMPTY);
        router.refresh();
      },
    }),
  );
  const drop = useMutation(trpc.carrier.dropContact.mutationOptions({ onSuccess: () => router.refresh() }));
  const way = desk.media.find((one) => one.isReady) ?? desk.media[0];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (way) keep.mutate({ ...draft, medium: way.medium });
  };
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Card flush>
        {desk.contacts.length === 0 ? <EmptyState title={say('contacts.none')} why={say('contacts.none_why')} /> : null}
        <ul className="-mt-2 divide-y divide-line">
          {desk.contacts.map((contact) => (
            <li key={contact.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
              <span className="font-medium">{carrierName(contact.carrier, language)}</span>
              <span className="text-soft">
                {say('contacts.lane', { from: contact.origin ?? say('contacts.any'), to: contact.destination ?? say('contacts.any') })}
              </span>
              <span className="break-all text-soft text-xs">
                {contact.name} {contact.address}
              </span>
              <span className="ml-auto">
                <SureButton small disabled={drop.isPending} onSure={() => drop.mutate({ id: contact.id })}>
                  {say('contacts.drop')}
                </SureButton>
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={say('contacts.add')}>
        <form onSubmit={submit} className="grid gap-3">
          {FIELDS.map((field) => (
            <label key={field} className="grid gap-1 text-soft text-xs">
              {say(`contacts.${field}`)}
              <input
                className="field w-full text-ink"
                required={field === 'carrier' || field === 'address'}
                maxLength={100}
                placeholder={field === 'origin' || field === 'destination' ? say('contacts.any') : ''}
                inputMode={field === 'address' ? 'tel' : undefined}
                value={draft[field]}
                onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
              />
            </label>
          ))}
          {way?.isReady ? null : <p className="text-warn text-xs">{say('contacts.not_ready')}</p>}
          <button type="submit" className="button button-main" disabled={keep.isPending}>
            {say(keep.isPending ? 'common.saving' : 'contacts.add')}
          </button>
          {trouble ? (
            <p role="alert" className="text-bad text-xs">
              {trouble}
            </p>
          ) : null}
        </form>
      </Card>
    </div>
  );
}
