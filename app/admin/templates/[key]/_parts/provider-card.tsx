'use client';

import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import type { TemplatePage } from '@/server/api/trpc/answers';
import type { StaffRole } from '@/server/domain/access/staff-role';
import { mayAct } from '@/server/domain/access/staff-role';
import { APPROVING_CHANNELS, type ApprovingChannel, type ProviderTemplate } from '@/server/domain/template/provider-template';
import { LimitsForm } from './limits-form';
import { ProviderForm } from './provider-form';
import { ProviderLine } from './provider-line';

interface Props {
  place: Pick<ProviderTemplate, 'key' | 'language' | 'shop'>;
  page: TemplatePage;
  role: StaffRole;
  now: number;
  mayEdit: boolean;
}

/** Texts of this message that mainland providers approve, with what each of them said. */
export function ProviderCard({ place, page, role, now, mayEdit }: Props) {
  const { say } = useConsoleView();
  const [adding, setAdding] = useState<ApprovingChannel | null>(null);
  const { key, language, shop } = place;
  const own = page.providers.filter((one) => one.language === language && one.shop === shop);
  return (
    <Card title={say('provider.title')}>
      <p className="mb-3 max-w-3xl text-soft">{say('provider.intro')}</p>
      {own.length === 0 ? <p className="mb-3 text-faint">{say('provider.none')}</p> : null}
      <ul className="grid gap-3">
        {own.map((one) => (
          <li key={one.id} className="rounded-lg border border-line p-3">
            <ProviderLine held={one} limits={page.limits} now={now} mayEdit={mayEdit} />
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <div className="mt-3 flex flex-wrap gap-2">
          {APPROVING_CHANNELS.map((channel) => (
            <button
              key={channel}
              type="button"
              className="button"
              aria-expanded={adding === channel}
              onClick={() => setAdding(adding === channel ? null : channel)}
            >
              {say('provider.add', { channel: say(`templates.channel_${channel}`) })}
            </button>
          ))}
        </div>
      ) : null}
      {adding ? (
        <div className="mt-3 rounded-lg border border-line p-3">
          <ProviderForm
            key={adding}
            id={null}
            place={{ channel: adding, key, language, shop }}
            given={null}
            limit={page.limits[adding]}
            now={now}
            onKept={() => setAdding(null)}
          />
        </div>
      ) : null}
      {mayAct(role, 'admin') ? <LimitsForm limits={page.limits} /> : null}
    </Card>
  );
}
