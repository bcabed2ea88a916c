'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Badge, type Tone } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { EmptyState } from '@/app/_components/empty-state';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import type { TemplateList } from '@/server/api/trpc/answers';
import { TEMPLATES, type TemplateKey } from '@/server/domain/template/library';
import type { ApprovalState } from '@/server/domain/template/provider-template';

const GROUPS = ['milestone', 'stall', 'update', 'request', 'ticket'] as const;
const KEYS = Object.keys(TEMPLATES) as TemplateKey[];
const TONES: Record<ApprovalState, Tone> = { draft: 'plain', submitted: 'warn', approved: 'good', refused: 'bad', retired: 'plain' };

interface Place {
  medium: string;
  language: string;
  shop: string;
}

/** Every message to customers by kind, with what of it a shop changed and what providers said. */
export function TemplateGroups({ list }: { list: TemplateList }) {
  const { say, language } = useConsoleView();
  const [text, setText] = useState('');
  const [isChangedOnly, setChangedOnly] = useState(false);
  const touched = new Set<string>([...list.own, ...list.drafts, ...list.providers].map(({ key }) => key));
  const name = (key: TemplateKey) => TEMPLATES[key].wechatFact[language];
  const isShown = (key: TemplateKey) =>
    `${name(key)} ${key}`.toLowerCase().includes(text.trim().toLowerCase()) && (!isChangedOnly || touched.has(key));
  const shown = KEYS.filter(isShown);
  const place = (one: Place) => ({
    medium: sayWord(say, 'templates', `medium_${one.medium}`),
    language: sayWord(say, 'templates', `language_${one.language}`),
    shop: one.shop ? ` · ${one.shop}` : '',
  });
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <input
          type="search"
          className="field max-w-72 flex-1"
          aria-label={say('templates.search')}
          placeholder={say('templates.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <label className="flex items-center gap-2 text-soft" htmlFor="changed-only">
          <input id="changed-only" type="checkbox" checked={isChangedOnly} onChange={(event) => setChangedOnly(event.target.checked)} />
          {say('templates.only_changed')}
        </label>
      </div>
      {shown.length === 0 ? (
        <Card>
          <EmptyState title={say('templates.none')} />
        </Card>
      ) : null}
      {GROUPS.map((group) => {
        const keys = shown.filter((key) => key.startsWith(`${group}.`));
        return keys.length === 0 ? null : (
          <Card key={group} title={say(`templates.group_${group}`)} flush>
            <ul className="divide-y divide-line border-line border-t">
              {keys.map((key) => (
                <li key={key}>
                  <Link href={`/admin/templates/${key}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 hover:bg-sunken">
                    <span className="font-medium">{name(key)}</span>
                    <span className="digits text-faint text-xs">{key}</span>
                    <span className="ml-auto flex flex-wrap justify-end gap-1">
                      {list.own
                        .filter((one) => one.key === key)
                        .map((one) => (
                          <Badge key={`${one.medium}${one.language}${one.shop}`} tone="brand">
                            {say('templates.changed', { ...place(one), n: one.version })}
                          </Badge>
                        ))}
                      {list.drafts
                        .filter((one) => one.key === key)
                        .map((one) => (
                          <Badge key={`${one.medium}${one.language}${one.shop}`} tone="warn">
                            {say(one.state === 'proposed' ? 'templates.proposed' : 'templates.drafted', place(one))}
                          </Badge>
                        ))}
                      {list.providers
                        .filter((one) => one.key === key && one.state !== 'retired')
                        .map((one) => (
                          <Badge key={one.id} tone={TONES[one.state]}>
                            {say(`templates.channel_${one.channel}`)} {say(`provider.state_${one.state}`)}
                          </Badge>
                        ))}
                      {touched.has(key) ? null : <span className="text-faint text-xs">{say('templates.shipped')}</span>}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
        );
      })}
    </div>
  );
}
