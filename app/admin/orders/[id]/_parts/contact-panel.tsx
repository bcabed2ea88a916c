'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { Contact } from '@/server/domain/order/contact';

const FIELDS = ['name', 'phone', 'email', 'address', 'postcode'] as const;

/** The buyer, masked until somebody asks for more; asking is written into the audit log. */
export function ContactPanel({ orderId, masked }: { orderId: string; masked: Contact | null }) {
  const { say } = useConsoleView();
  const trpc = useTRPC();
  const [shown, setShown] = useState<Contact | null>(null);
  const show = useMutation(
    trpc.order.showContact.mutationOptions({ onSuccess: (answer) => setShown(answer.kind === 'shown' ? answer.contact : null) }),
  );
  const contact = shown ?? masked;
  const toggle = () => (shown ? setShown(null) : show.mutate({ orderId }));
  return (
    <Card
      title={say('order.contact')}
      aside={
        masked ? (
          <button type="button" className="text-brand" disabled={show.isPending} onClick={toggle}>
            {say(shown ? 'order.contact_hide' : 'order.contact_show')}
          </button>
        ) : null
      }
    >
      {contact ? (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
          {FIELDS.filter((field) => contact[field]).map((field) => (
            <div key={field} className="contents">
              <dt className="text-faint text-xs leading-6">{say(`order.${field}`)}</dt>
              <dd className="min-w-0 break-words">{contact[field]}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="text-faint">{say('order.contact_none')}</p>
      )}
      {shown ? <p className="mt-2 text-faint text-xs">{say('order.contact_shown')}</p> : null}
      {show.isError ? (
        <p role="alert" className="mt-2 text-bad text-xs">
          {say('common.failed')}
        </p>
      ) : null}
    </Card>
  );
}
