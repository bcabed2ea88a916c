import events from '@/docs/presets/events.json';
import olist from '@/docs/presets/olist.json';
import orders from '@/docs/presets/orders.json';
import settlement from '@/docs/presets/settlement.json';
import { type Preset, presetSchema } from './preset';

/** Presets that come with the product; saved ones of the same name go before them. */
export const SHIPPED_PRESETS: readonly Preset[] = [orders, events, settlement, olist].map((preset) => presetSchema.parse(preset));
