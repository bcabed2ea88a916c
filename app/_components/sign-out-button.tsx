'use client';

import { signOut } from 'next-auth/react';
import { useConsoleView } from '@/app/_lib/console-view';

export function SignOutButton() {
  const { say } = useConsoleView();
  const leave = async () => {
    await signOut({ redirect: false });
    window.location.assign('/admin/sign-in');
  };
  return (
    <button type="button" onClick={leave} className="rounded-md px-2 py-1 text-soft text-xs hover:bg-sunken">
      {say('nav.sign_out')}
    </button>
  );
}
