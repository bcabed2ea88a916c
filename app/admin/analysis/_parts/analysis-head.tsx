import Link from 'next/link';
import { PageHead } from '@/app/_components/page-head';
import type { Say } from '@/app/_lib/messages';

const SECTIONS = [
  ['steps', '/admin/analysis'],
  ['causes', '/admin/analysis/causes'],
  ['forecast', '/admin/analysis/forecast'],
  ['reports', '/admin/analysis/reports'],
] as const;
export type AnalysisSection = (typeof SECTIONS)[number][0];

interface Props {
  section: AnalysisSection;
  say: Say;
  /** Shops to choose from, where the section can be narrowed to one. */
  shops?: string[];
  shop?: string;
  /** What else the address says and has to go on saying. */
  kept?: Record<string, string>;
}

/** Title, parts of the analysis and the choice of a shop. */
export function AnalysisHead({ section, say, shops = [], shop, kept = {} }: Props) {
  const narrowed = shop ? `?shop=${encodeURIComponent(shop)}` : '';
  const here = SECTIONS.find(([name]) => name === section)![1];
  return (
    <>
      <PageHead title={say('analysis.title')} intro={say(`analysis.${section}_intro`)} />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <nav className="flex flex-wrap gap-1" aria-label={say('analysis.sections')}>
          {SECTIONS.map(([name, href]) => (
            <Link
              key={name}
              href={`${href}${narrowed}`}
              aria-current={name === section ? 'page' : undefined}
              className={`rounded-lg px-2.5 py-1 ${name === section ? 'bg-brand-soft font-medium text-brand' : 'text-soft hover:bg-sunken'}`}
            >
              {say(`analysis.${name}`)}
            </Link>
          ))}
        </nav>
        {shops.length > 1 ? (
          <form action={here} className="flex items-center gap-2">
            {Object.entries(kept).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <label className="sr-only" htmlFor="analysis-shop">
              {say('analysis.shop')}
            </label>
            <select id="analysis-shop" name="shop" defaultValue={shop ?? ''} className="field max-w-48">
              <option value="">{say('analysis.all_shops')}</option>
              {shops.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
            <button type="submit" className="button">
              {say('analysis.show')}
            </button>
          </form>
        ) : null}
      </div>
    </>
  );
}
