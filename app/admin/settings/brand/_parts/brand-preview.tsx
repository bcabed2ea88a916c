import { Card } from '@/app/_components/card';
import { useConsoleView } from '@/app/_lib/console-view';
import type { Brand } from '@/server/domain/brand/brand';
import { brandColours, DARK_GROUND, type Ground, LIGHT_GROUND } from '@/server/domain/brand/brand-theme';
import { contrast } from '@/server/domain/brand/colour';

/** The head of an order page as customers will see it, on both grounds, with how well the colour can be read. */
export function BrandPreview({ brand }: { brand: Brand }) {
  const { say } = useConsoleView();
  return (
    <Card title={say('brand.preview')}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Sample brand={brand} ground={LIGHT_GROUND} name={say('brand.on_light')} />
        <Sample brand={brand} ground={DARK_GROUND} name={say('brand.on_dark')} />
      </div>
    </Card>
  );
}

function Sample({ brand, ground, name }: { brand: Brand; ground: Ground; name: string }) {
  const { say } = useConsoleView();
  const { main, tint } = brandColours(brand.colour, ground);
  const ink = ground.isDark ? '#e9eced' : '#1a2024';
  return (
    <figure>
      <div className="grid gap-2 rounded-lg border border-line p-3 text-sm" style={{ background: ground.page, color: ink }}>
        <p className="flex min-h-7 items-center gap-2 font-semibold">
          {brand.logo ? (
            // biome-ignore lint/performance/noImgElement: a picture that is not saved yet has no address
            <img src={`data:${brand.logo.type};base64,${brand.logo.base64}`} alt="" className="h-7 max-w-32 object-contain" />
          ) : null}
          {brand.name}
        </p>
        <div className="grid gap-2 rounded-lg p-3" style={{ background: ground.card }}>
          <p>
            <span className="rounded-full px-2 py-0.5 font-semibold text-xs" style={{ background: tint, color: main }}>
              {say('brand.sample_state')}
            </span>
          </p>
          <p className="font-semibold">{say('brand.sample_headline')}</p>
          <p className="rounded-md px-3 py-2 text-center font-semibold" style={{ background: main, color: ground.card }}>
            {say('brand.sample_action')}
          </p>
        </div>
      </div>
      <figcaption className="mt-1 text-faint text-xs">
        {name} · {say('brand.contrast', { ratio: contrast(main, ground.card).toFixed(1) })}
        {main === brand.colour ? '' : ` · ${say('brand.moved', { from: brand.colour, to: main })}`}
      </figcaption>
    </figure>
  );
}
