import { writeFileSync } from 'node:fs';
import { renderStatusMaps } from './status-maps/render';

writeFileSync(new URL('../docs/status-maps.md', import.meta.url), renderStatusMaps());
