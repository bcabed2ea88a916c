import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useConsoleView } from '@/app/_lib/console-view';
import { sayWord } from '@/app/_lib/messages';
import { useTRPC } from '@/app/_lib/trpc';
import type { GroupPage } from '@/server/api/trpc/answers';
import { ALERT_TOPICS } from '@/server/domain/notice/staff-alert';

interface Props {
  /** Null adds one. */
  group: GroupPage['groups'][number] | null;
  robots: GroupPage['robots'];
  onSaved: () => void;
}

/** A group, what it hears, and where its robot is written to; the address is never shown again. */
export function GroupForm({ group, robots, onSaved }: Props) {
  const { say } = useConsoleView();
  const calls = useTRPC();
  const [hears, setHears] = useState(group?.hears ?? { topics: [], shops: [], urgentOnly: false });
  const [isActive, setActive] = useState(group?.isActive ?? true);
  const [channel, setChannel] = useState(group?.channel ?? robots[0]?.code ?? '');
  const save = useMutation(
    calls.group.save.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind === 'saved') onSaved();
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const shops = String(form.get('shops'))
      .split(/[,，\s]+/)
      .filter(Boolean);
    save.mutate({
      id: group?.id ?? null,
      name: String(form.get('name')),
      channel,
      address: String(form.get('address')),
      hears: { ...hears, shops },
      isActive,
    });
  };
  const problem = save.isError
    ? say('alerts.failed')
    : save.data && save.data.kind !== 'saved'
      ? sayWord(say, 'group_answer', save.data.kind)
      : '';
  return (
    <form onSubmit={submit} className="grid gap-3">
      <label className="grid gap-1">
        <span className="text-soft text-xs">{say('groups.name')}</span>
        <input className="field" name="name" required maxLength={60} defaultValue={group?.name ?? ''} />
      </label>
      {group ? null : (
        <label className="grid gap-1">
          <span className="text-soft text-xs">{say('groups.channel')}</span>
          <select className="field" value={channel} onChange={(event) => setChannel(event.target.value)}>
            {robots.map(({ code }) => (
              <option key={code} value={code}>
                {sayWord(say, 'group_channel', code)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="grid gap-1">
        <span className="text-soft text-xs">{say('groups.address')}</span>
        <input
          className="field"
          name="address"
          required={!group}
          maxLength={1000}
          autoComplete="off"
          placeholder={group ? say('groups.address_kept') : ''}
        />
        {channel === 'dingtalk_robot' ? <span className="text-faint text-xs">{say('groups.dingtalk_hint')}</span> : null}
      </label>
      <fieldset>
        <legend className="mb-1 text-soft text-xs">{say('groups.topics')}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {ALERT_TOPICS.map((topic) => (
            <label key={topic} className="flex items-center gap-1.5">
              <input
                type="checkbox"
                checked={hears.topics.includes(topic)}
                onChange={(event) =>
                  setHears({
                    ...hears,
                    topics: event.target.checked ? [...hears.topics, topic] : hears.topics.filter((one) => one !== topic),
                  })
                }
              />
              {say(`alert_topic.${topic}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <label className="grid gap-1">
        <span className="text-soft text-xs">{say('groups.shops')}</span>
        <input className="field" name="shops" maxLength={2000} defaultValue={hears.shops.join(', ')} />
      </label>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        <label className="flex items-center gap-1.5">
          <input
            type="checkbox"
            checked={hears.urgentOnly}
            onChange={(event) => setHears({ ...hears, urgentOnly: event.target.checked })}
          />
          {say('groups.urgent')}
        </label>
        <label className="flex items-center gap-1.5">
          <input type="checkbox" checked={isActive} onChange={(event) => setActive(event.target.checked)} />
          {say('groups.active')}
        </label>
      </div>
      <button type="submit" className="button button-main" disabled={save.isPending || channel === ''}>
        {say(save.isPending ? 'common.saving' : group ? 'common.save' : 'groups.add')}
      </button>
      <p role="alert" className={problem ? 'text-bad text-xs' : 'sr-only'}>
        {problem}
      </p>
    </form>
  );
}
