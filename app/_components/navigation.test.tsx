import { readdirSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { sayIn } from '@/app/_lib/messages';
import { Navigation } from './navigation';

vi.mock('next/navigation', () => ({ usePathname: () => '/admin' }));

test('whatever can be set stands in the navigation, where a person would look for it', () => {
  const pages = readdirSync('app/admin/settings').filter((name) => !name.startsWith('_'));
  expect(pages).toEqual(expect.arrayContaining(['actions', 'brand', 'codes']));
  const role = 'admin';
  const html = renderToStaticMarkup(<Navigation role={role} say={sayIn('en')} />);
  expect(pages.filter((name) => !html.includes(`href="/admin/settings/${name}"`))).toEqual([]);
});
