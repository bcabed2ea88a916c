import type { ReactNode } from 'react';
import { type BaseMap, baseMap } from '@/server/api/public/map/base-map';
import type { DrawnInset } from '@/server/api/public/map/draw-inset';
import type { DrawnJourney, DrawnPoint } from '@/server/api/public/map/draw-journey';
import { SHAPE_UNIT } from '@/server/api/public/map/draw-shapes';
import { rememberedDrawing } from '@/server/api/public/map/remembered-drawing';
import { type Closeness, type Journey, journeyOf, namesOnTheWay, type Stop } from '@/server/api/public/map/route-stops';
import { configuredTiles } from '@/server/api/public/map/tiles';
import { HEIGHT, WIDTH } from '@/server/api/public/map/view';
import type { OrderState } from '@/server/domain/order/order-state';
import type { Language } from '@/server/domain/shared/language';
import { tableIn } from '@/server/domain/wording/text-in';
import type { JourneyData, StopData } from '../_islands/map/journey-data';

/**
 * The map of an order, drawn on the server; its places in words where no map can be drawn, because the gazetteer knows none of
 * them or no base map can be shown; undefined when no place is known at all.
 */
export function routeMap(state: OrderState, language: Language, closeness: Closeness = 'city'): ReactNode | undefined {
  const journey = journeyOf(state, language, closeness);
  const map = journey && baseMap();
  if (map) return <RouteMap journey={journey} language={language} map={map} />;
  const names = namesOnTheWay(state, language);
  return names.length > 0 ? <p>{names.join(' → ')}</p> : undefined;
}

/**
 * A static map of a journey: land, borders, the way gone (a line), the way ahead (dashed) and the names of its places. Colours
 * are the page's own variables, so it follows the dark mode. Says the journey in words to those who cannot see it.
 */
export function RouteMap({ journey, language, map }: { journey: Journey; language: Language; map: BaseMap }) {
  const drawn = rememberedDrawing(journey, language, map);
  const words = tableIn(WORDS, language);
  const tiles = configuredTiles();
  return (
    <div
      className="route"
      data-name={words.name}
      data-journey={JSON.stringify(dataOf(journey))}
      data-tiles={tiles?.url}
      data-credit={tiles?.credit}
      data-datum={tiles?.datum}
      data-depth={tiles?.maxZoom}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={inWords(journey, language)}>
        <rect width={WIDTH} height={HEIGHT} fill="var(--go-bg)" />
        <Land drawn={drawn} />
        <g fontSize="19" fill="var(--dim)" opacity=".75">
          {drawn.context.map((label) => (
            <text key={label.text} x={label.x} y={label.y} textAnchor="middle">
              {label.text}
            </text>
          ))}
        </g>
        <g fill="none" stroke="var(--go)" strokeWidth="5" strokeLinecap="round">
          {drawn.ahead.map((d) => (
            <path key={d} d={d} strokeDasharray="1 13" />
          ))}
          {drawn.done.map((d) => (
            <path key={d} d={d} />
          ))}
        </g>
        {drawn.inset ? <CornerMap inset={drawn.inset} /> : null}
        <rect x="1" y="1" width={WIDTH - 2} height={HEIGHT - 2} rx="15" fill="none" stroke="var(--line)" strokeWidth="2" />
        {drawn.points.map((point) => (
          <Marker key={`${point.kind}${point.x},${point.y}`} point={point} />
        ))}
        <g fill="var(--ink)" stroke="var(--card)" strokeWidth="6" strokeLinejoin="round" paintOrder="stroke" fontWeight="650">
          {drawn.labels.map((label) => (
            <text key={label.text} x={label.x} y={label.y} fontSize={label.size} textAnchor={label.anchor}>
              {label.text}
            </text>
          ))}
        </g>
      </svg>
      <p className="hint tools">
        <span>{drawn.credit}</span>
        <button className="plain" type="button" hidden data-open-map={words.open} data-close={words.close} aria-expanded="false">
          {words.open}
        </button>
      </p>
    </div>
  );
}

const WORDS = {
  'zh-CN': { name: '可移动的地图', open: '打开地图', close: '收起地图', journey: '路线图：', to: '，目的地' },
  en: { name: 'Map that can be moved', open: 'Open map', close: 'Close map', journey: 'Map of the journey: ', to: ', going to ' },
};

/** What the opened map is told: no more than the picture shows. */
function dataOf({ routes, destination, isDelivered }: Journey): JourneyData {
  const stop = ({ lat, lon, label }: Stop): StopData => [Number(lat.toFixed(2)), Number(lon.toFixed(2)), label];
  return { routes: routes.map((route) => route.map(stop)), to: destination && !isDelivered ? stop(destination) : null };
}

function Land({ drawn }: { drawn: DrawnJourney }) {
  const { countries, provinces, cities, isWide } = drawn;
  return (
    <g fill="var(--card)" stroke="var(--line)" strokeWidth="1" strokeLinejoin="round" transform={`scale(${SHAPE_UNIT})`}>
      {countries ? <path d={countries} /> : null}
      {provinces && isWide ? (
        <>
          <g strokeWidth="2">
            <path id="route-china" d={provinces} />
          </g>
          <use href="#route-china" stroke="var(--card)" strokeWidth=".5" />
        </>
      ) : null}
      {provinces && !isWide ? <path d={provinces} /> : null}
      {cities ? <path d={cities} fill="none" strokeWidth=".75" strokeDasharray="2.5 2.5" /> : null}
    </g>
  );
}

function CornerMap({ inset }: { inset: DrawnInset }) {
  const { x, y, width, height, land, lines, words } = inset;
  return (
    <g transform={`translate(${x} ${y})`} fill="var(--card)" stroke="var(--line)" strokeWidth="2">
      <rect width={width} height={height} fill="var(--go-bg)" />
      <path d={land} />
      <path d={lines} stroke="var(--dim)" />
      <g fill="var(--dim)" stroke="none" fontSize="16" textAnchor="middle">
        {words.map((word) => (
          <text key={word.text} x={word.x} y={word.y}>
            {word.text}
          </text>
        ))}
      </g>
    </g>
  );
}

function Marker({ point: { x, y, kind } }: { point: DrawnPoint }) {
  if (kind === 'here') {
    return (
      <g fill="var(--go)">
        <circle cx={x} cy={y} r="22" opacity=".22" />
        <circle cx={x} cy={y} r="11" stroke="var(--card)" strokeWidth="4" />
      </g>
    );
  }
  if (kind === 'destination') {
    return (
      <path
        d={`M${x} ${y}c-3-10-15-17-15-28a15 15 0 0 1 30 0c0 11-12 18-15 28zm0-21a7 7 0 1 0-.1 0z`}
        fill="var(--ink)"
        fillRule="evenodd"
        stroke="var(--card)"
        strokeWidth="3"
        paintOrder="stroke"
      />
    );
  }
  const isOrigin = kind === 'origin';
  return (
    <circle
      cx={x}
      cy={y}
      r={isOrigin ? 8 : 6}
      fill={isOrigin ? 'var(--card)' : 'var(--go)'}
      stroke={isOrigin ? 'var(--go)' : 'var(--card)'}
      strokeWidth={isOrigin ? 4 : 2.5}
    />
  );
}

function inWords({ routes, destination, isDelivered }: Journey, language: Language): string {
  const ways = routes.map((route) => route.map((stop) => stop.label).join(' → ')).join(language === 'en' ? '; ' : '；');
  const goal = destination && !isDelivered ? destination.label : '';
  const words = tableIn(WORDS, language);
  return `${words.journey}${ways}${goal ? `${words.to}${goal}` : ''}`;
}
