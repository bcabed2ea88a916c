'use client';

import { type FormEvent, useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import type { ShopBrand } from '@/server/api/trpc/answers';
import type { Brand } from '@/server/domain/brand/brand';
import type { Hex } from '@/server/domain/brand/colour';
import { BrandPreview } from './brand-preview';
import { LogoField } from './logo-field';
import { SiteField } from './site-field';
import { TextField } from './text-field';

interface Props {
  held: ShopBrand;
  /** Host of this site's own address. */
  home: string;
  mayEdit: boolean;
  isSaving: boolean;
  onSave: (brand: Brand) => void;
}

/** How a shop shows itself, with what customers will see beside it; saved as a whole. */
export function BrandFields({ held, home, mayEdit, isSaving, onSave }: Props) {
  const { say } = useConsoleView();
  const [draft, setDraft] = useState<Brand>(held.brand);
  const put = (part: Partial<Brand>) => setDraft({ ...draft, ...part });
  const reach = (part: Partial<Brand['contact']>) => put({ contact: { ...draft.contact, ...part } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(draft);
  };
  const { contact } = draft;
  return (
    <form onSubmit={submit} className="grid gap-4">
      <fieldset disabled={!mayEdit} className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <Card title={say('brand.look')}>
          <div className="grid gap-3">
            <TextField label={say('brand.name')} value={draft.name} max={40} onChange={(name) => put({ name })} />
            <label className="grid gap-0.5 text-faint text-xs" htmlFor="colour">
              {say('brand.colour')}
              <input
                id="colour"
                type="color"
                className="field h-10 w-24 p-1"
                value={draft.colour}
                onChange={(event) => put({ colour: event.target.value as Hex })}
              />
            </label>
            <LogoField logo={draft.logo} onChange={(logo) => put({ logo })} />
            <SiteField held={held} home={home} value={draft.site} onChange={(site) => put({ site })} />
            <label className="flex min-h-8 items-start gap-2 text-sm">
              <input
                type="checkbox"
                className="mt-0.5 size-4"
                checked={draft.tellsRecord}
                onChange={(event) => put({ tellsRecord: event.target.checked })}
              />
              <span>
                {say('brand.tells_record')}
                <span className="block text-faint text-xs">{say('brand.tells_record_hint')}</span>
              </span>
            </label>
          </div>
        </Card>
        <BrandPreview brand={draft} />
        <Card title={say('brand.contact')}>
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField label={say('brand.phone')} type="tel" value={contact.phone} max={40} onChange={(phone) => reach({ phone })} />
            <TextField label={say('brand.hours')} value={contact.hours} max={80} onChange={(hours) => reach({ hours })} />
            <TextField label={say('brand.wechat')} value={contact.wechat} max={60} onChange={(wechat) => reach({ wechat })} />
            <TextField label={say('brand.email')} type="email" value={contact.email} max={120} onChange={(email) => reach({ email })} />
            <TextField label={say('brand.page')} type="url" value={contact.page} max={200} onChange={(page) => reach({ page })} />
          </div>
        </Card>
      </fieldset>
      {mayEdit ? (
        <button type="submit" className="button button-main justify-self-start" disabled={isSaving}>
          {say(isSaving ? 'common.saving' : 'common.save')}
        </button>
      ) : null}
    </form>
  );
}
