import { Badge } from '@/app/_components/badge';
import { Card } from '@/app/_components/card';
import { Moment } from '@/app/_components/moment';
import { useConsoleView } from '@/app/_lib/console-view';
import type { TicketPage } from '@/server/api/trpc/answers';

const FRAMES: Record<TicketPage['messages'][number]['kind'], string> = {
  remark: 'border-line',
  reply: 'border-brand',
  closing: 'border-good-fill',
  note: 'border-warn-fill bg-warn-soft',
  handover: 'border-brand bg-brand-soft',
};

/** What customer and service wrote, oldest first; notes of colleagues stand out. */
export function TicketStory({ page }: { page: TicketPage }) {
  const { say, language, viewer } = useConsoleView();
  const { messages, mentions, ticket } = page;
  const namedIn = (id: string) => mentions.filter(({ messageId }) => messageId === id);
  return (
    <Card
      title={say('tickets.story')}
      aside={
        <>
          {say(ticket.openedBy === 'customer' ? 'tickets.reported' : 'tickets.noticed')}{' '}
          <Moment at={ticket.openedAt} language={language} viewer={viewer} />
        </>
      }
    >
      {messages.length === 0 ? (
        <p className="text-faint">{say(ticket.openedBy === 'customer' ? 'tickets.story_none' : 'tickets.story_empty')}</p>
      ) : null}
      <ol className="grid gap-3">
        {messages.map((message) => (
          <li key={message.id} className={`rounded-lg border-l-4 px-3 py-1 ${FRAMES[message.kind]}`}>
            <p className="flex flex-wrap items-center gap-x-2 text-faint text-xs">
              <span>{message.author === 'customer' ? say('tickets.customer') : (message.authorName ?? say('tickets.somebody'))}</span>
              <Badge>{say(`tickets.kind_${message.kind}`)}</Badge>
              <Moment at={message.createdAt} language={language} viewer={viewer} />
            </p>
            <p className="whitespace-pre-wrap break-words">{message.body}</p>
            {namedIn(message.id).length > 0 ? (
              <p className="text-faint text-xs">
                {namedIn(message.id)
                  .map(({ name, seenAt }) => say(seenAt === null ? 'tickets.named_unread' : 'tickets.named_read', { who: name }))
                  .join(' · ')}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}
