import { LABEL_SIZE_NAMES } from '../../server/api/public/label/label-size';
import { readLabels } from './read-labels';

/** `read-paper.ts <size> <from> <count>`: reads some labels of one paper and writes the findings as JSON. */
const [, , asked, from, count] = process.argv;
const size = LABEL_SIZE_NAMES.find((name) => name === asked);
if (!size) throw new Error(`There is no paper named ${asked}`);
console.log(JSON.stringify(await readLabels(size, { from: Number(from), count: Number(count) })));
