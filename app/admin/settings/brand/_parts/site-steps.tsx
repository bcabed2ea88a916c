'use client';

import { useConsoleView } from '@/app/_lib/console-view';
import { SITE_FINDINGS, type SiteFinding } from '@/server/domain/brand/brand';

interface Props {
  /** As it is typed; '' while there is none. */
  site: string;
  /** Host of this site's own address. */
  home: string;
  /** What the last look at the saved address came to. */
  finding: SiteFinding | null;
}

/** What an administrator has to have done before a shop's own domain leads here, how that is checked, and what each finding means. */
export function SiteSteps({ site, home, finding }: Props) {
  const { say } = useConsoleView();
  const host = hostOf(site) ?? 'track.example.com';
  const words = { host, home };
  return (
    <details className="rounded-lg bg-sunken p-3 text-xs" open={site !== '' && finding !== 'proved'}>
      <summary className="w-fit cursor-pointer font-medium">{say('brand.steps')}</summary>
      <ol className="mt-2 grid list-decimal gap-1.5 pl-5 text-soft">
        {(['dns', 'certificate', 'proxy', 'verify'] as const).map((step) => (
          <li key={step} className="break-words">
            {say(`brand.step_${step}`, words)}
            {step === 'dns' ? <Code text={`${host}.  CNAME  ${home.replace(/:\d+$/, '')}.`} /> : null}
            {step === 'proxy' ? <Code text="proxy_set_header Host $http_host;" /> : null}
          </li>
        ))}
      </ol>
      <p className="mt-3 text-soft">{say('brand.how_checked', words)}</p>
      <dl className="mt-3 grid gap-1.5">
        {SITE_FINDINGS.map((one) => (
          <div key={one} className={one === finding ? 'font-medium' : 'text-soft'}>
            <dt className="inline">{say(`brand.found_${one}`)}</dt>
            <dd className="inline"> {say(`brand.means_${one}`, words)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Code({ text }: { text: string }) {
  return <code className="mt-1 block overflow-x-auto whitespace-pre rounded bg-card px-2 py-1 text-ink">{text}</code>;
}

function hostOf(site: string): string | null {
  return URL.canParse(site) ? new URL(site).hostname : null;
}
