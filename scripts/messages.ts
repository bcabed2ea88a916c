import { writeFileSync } from 'node:fs';
import { renderMessages } from './messages/render';

writeFileSync(new URL('../docs/messages.md', import.meta.url), renderMessages());
