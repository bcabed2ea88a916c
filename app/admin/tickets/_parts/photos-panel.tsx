import { useState } from 'react';
import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import type { TicketPage } from '@/server/api/trpc/answers';

/** Photos of the customer, each shown when somebody asks for it: the look is written into the audit log. */
export function PhotosPanel({ photos }: { photos: TicketPage['photos'] }) {
  const { say } = useConsoleView();
  return (
    <Card title={say('tickets.photos')} aside={photos.length || null}>
      {photos.length === 0 ? <p className="text-faint">{say('tickets.photos_none')}</p> : null}
      <ul className="grid gap-2">
        {photos.map((photo, at) => (
          <li key={photo.id}>
            <Photo photo={photo} n={at + 1} />
          </li>
        ))}
      </ul>
      {photos.length > 0 ? <p className="mt-2 text-faint text-xs">{say('tickets.photo_audited')}</p> : null}
    </Card>
  );
}

function Photo({ photo, n }: { photo: TicketPage['photos'][number]; n: number }) {
  const { say } = useConsoleView();
  const [isShown, setShown] = useState(false);
  const address = `/admin/tickets/photos/${photo.id}`;
  const size = ` · ${Math.max(1, Math.round(photo.size / 1024)).toLocaleString()} kB`;
  // browsers other than Safari cannot show it
  if (photo.mediaType === 'image/heic') {
    return (
      <a className="button" href={address} download>
        {say('tickets.photo_download', { n })}
        {size}
      </a>
    );
  }
  if (isShown) {
    // biome-ignore lint/performance/noImgElement: an encrypted photo behind a sign-in, not for an image optimiser
    return <img src={address} alt={say('tickets.photo_of', { n })} className="max-h-[32rem] w-full rounded-lg bg-sunken object-contain" />;
  }
  return (
    <button type="button" className="button" onClick={() => setShown(true)}>
      {say('tickets.photo_show', { n })}
      {size}
    </button>
  );
}
