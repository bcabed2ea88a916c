import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { BrandMark } from '@/app/_components/brand-mark';
import { ConsoleFrame } from '@/app/_components/console-frame';
import { LanguageSwitch } from '@/app/_components/language-switch';
import { pageView } from '@/app/_lib/page-view';
import '@/app/admin/console.css';
import { pageSession } from '@/server/api/trpc/caller';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Daona 到哪了', robots: { index: false } };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  const { to = '' } = await searchParams;
  // Only pages of the console: a link must not send people elsewhere by way of our sign-in.
  const target = /^\/admin(\/[\w/-]*)?$/.test(to) ? to : '/admin';
  if (await pageSession()) redirect(target);
  const view = await pageView();
  const { say } = view;
  return (
    <ConsoleFrame view={view} staffRole={null}>
      <main className="grid min-h-dvh place-items-center p-4">
        <div className="w-full max-w-sm">
          <div className="mb-5 flex items-center justify-between">
            <BrandMark say={say} />
            <LanguageSwitch />
          </div>
          <div className="rounded-2xl border border-line bg-card p-6 shadow-sm">
            <h1 className="font-semibold text-lg">{say('sign_in.title')}</h1>
            <p className="mb-5 text-soft">{say('app.console')}</p>
            <SignInForm target={target} />
          </div>
          <p className="mt-4 text-center text-faint text-xs">{say('sign_in.promise')}</p>
        </div>
      </main>
    </ConsoleFrame>
  );
}
