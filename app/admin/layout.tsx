import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { AlertPopups } from '@/app/_components/alert-popups';
import { BrandMark } from '@/app/_components/brand-mark';
import { ConsoleFrame } from '@/app/_components/console-frame';
import { DraftCount } from '@/app/_components/draft-count';
import { LanguageSwitch } from '@/app/_components/language-switch';
import { MobileMenu } from '@/app/_components/mobile-menu';
import { Navigation } from '@/app/_components/navigation';
import { SignOutButton } from '@/app/_components/sign-out-button';
import { openPage } from '@/app/_lib/open-page';
import './console.css';

export const metadata: Metadata = { title: { default: 'Daona 到哪了', template: '%s · Daona 到哪了' }, robots: { index: false } };

/** Every page is made for who asks; nothing of it is made at build time. */
export const dynamic = 'force-dynamic';

/** The frame of all pages behind the sign-in. Each page and each call checks the session for itself as well. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const page = await openPage();
  const { staff, say, viewer } = page;
  const navigation = <Navigation role={staff.role} say={say} counts={{ '/admin/drafts': <DraftCount /> }} />;
  const person = (
    <div className="border-line border-t pt-3 text-xs">
      <Link href="/admin/account" title={say('account.title')} className="block rounded-lg px-2 py-1 hover:bg-sunken">
        <span className="block truncate font-medium">{staff.name}</span>
        <span className="block truncate text-faint">{say(`role.${staff.role}`)}</span>
      </Link>
      <div className="mt-1 flex items-center justify-between">
        <SignOutButton />
        <LanguageSwitch />
      </div>
      <p className="px-2 pt-2 text-[0.6875rem] text-faint">{say('zone.shown', { zone: viewer.timeZone })}</p>
    </div>
  );
  return (
    <ConsoleFrame view={page} staffRole={staff.role}>
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-card focus:p-3">
        {say('nav.skip')}
      </a>
      <div className="lg:grid lg:grid-cols-[13rem_minmax(0,1fr)]">
        <aside className="sticky top-0 hidden h-dvh flex-col justify-between border-line border-r bg-card p-3 lg:flex">
          <div className="-mx-3 min-h-0 overflow-y-auto px-3">
            <Link href="/admin" className="mb-4 block px-1 pt-1">
              <BrandMark say={say} />
            </Link>
            {navigation}
          </div>
          <div data-alert-sign className="py-2 empty:hidden" />
          {person}
        </aside>
        <header className="sticky top-0 z-20 flex items-center justify-between gap-3 border-line border-b bg-card px-4 py-2 lg:hidden">
          <Link href="/admin">
            <BrandMark say={say} />
          </Link>
          <div data-alert-sign className="ml-auto min-w-0 empty:hidden" />
          <MobileMenu label={say('nav.menu')}>
            {navigation}
            {person}
          </MobileMenu>
        </header>
        <main id="content" tabIndex={-1} className="mx-auto w-full min-w-0 max-w-[96rem] p-4 outline-none lg:p-6">
          {children}
        </main>
      </div>
      <AlertPopups />
    </ConsoleFrame>
  );
}
