'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useConsoleView } from '@/app/_lib/console-view';
import { useTRPC } from '@/app/_lib/trpc';
import type { ShopBrand } from '@/server/api/trpc/answers';
import { formatMoment } from '@/server/domain/wording/dates';
import { SiteSteps } from './site-steps';
import { TextField } from './text-field';

interface Props {
  /** As it is saved. */
  held: ShopBrand;
  /** Host of this site's own address. */
  home: string;
  value: string;
  onChange: (site: string) => void;
}

/** The shop's own domain, whether it was seen to lead here, and a way to look now. */
export function SiteField({ held, home, value, onChange }: Props) {
  const { say, language, viewer } = useConsoleView();
  const router = useRouter();
  const trpc = useTRPC();
  const prove = useMutation(trpc.brand.proveSite.mutationOptions({ onSuccess: () => router.refresh() }));
  const { isProved, finding, checkedAt } = held.site;
  // the common domain is looked at where it is set
  const mayProve = held.version > 0;
  const isSaved = value === held.brand.site;
  return (
    <div className="grid gap-1.5">
      <TextField label={say('brand.site')} type="url" value={value} max={120} onChange={onChange} />
      <p className="text-faint text-xs">{say('brand.site_hint')}</p>
      {value && !isSaved ? <p className="text-soft text-xs">{say('brand.site_unsaved')}</p> : null}
      {value && isSaved ? (
        <div className="grid justify-items-start gap-1.5" role="status">
          <p className={`text-xs ${isProved ? 'text-good' : 'text-warn'}`}>{say(isProved ? 'brand.site_in_use' : 'brand.site_not_used')}</p>
          {finding && finding !== 'proved' ? <p className="text-bad text-xs">{say(`brand.site_${finding}`)}</p> : null}
          {checkedAt === null ? null : (
            <p className="text-faint text-xs">{say('brand.site_checked', { at: formatMoment(checkedAt, language, viewer) })}</p>
          )}
          {mayProve ? (
            <button type="button" className="button text-xs" disabled={prove.isPending} onClick={() => prove.mutate({ shop: held.shop })}>
              {say(prove.isPending ? 'brand.site_proving' : 'brand.site_prove')}
            </button>
          ) : null}
        </div>
      ) : null}
      <SiteSteps site={value} home={home} finding={isSaved ? finding : null} />
      {prove.isError ? (
        <p role="alert" className="text-bad text-xs">
          {prove.error.message}
        </p>
      ) : null}
    </div>
  );
}
