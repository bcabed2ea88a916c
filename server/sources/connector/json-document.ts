import type { Row } from '@/server/domain/row/row';
import { MOST_ROWS, type OpenDocument, splitPath } from './document';
import { jsonPath } from './paths';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Strings and numbers of a valid JSON text, each whole. */
const WORD = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON in which integers of more digits than a JavaScript number holds are texts. Throws a SyntaxError when it is none. */
function parseJson(text: string): Json {
  const json = JSON.parse(text) as Json;
  if (!/\d{16}/.test(text)) return json;
  return JSON.parse(text.replace(WORD, (word) => (/^-?\d{16,}$/.test(word) ? `"${word}"` : word))) as Json;
}

/** A JSON document; JSON in the texts at `embedded` is read as part of it. Throws a SyntaxError when the text is none. */
export function openJson(text: string, lists: Readonly<Record<string, string>>, embedded: readonly string[] = []): OpenDocument {
  const root = parseJson(text);
  for (const path of embedded) unfold(root, path);
  return {
    rows: (path) => (path === undefined ? [root] : find(root, path)).slice(0, MOST_ROWS).map((node) => rowOf(root, node, lists)),
    text: (path) => textAt(root, path),
  };
}

/** Puts what a text at a path holds in the text's place; a text that is no JSON stays one. */
function unfold(root: Json, path: string): void {
  for (const { location, value } of nodesAt(root, path)) {
    const name = location.at(-1);
    if (typeof value !== 'string' || name === undefined) continue;
    const parent = location.slice(0, -1).reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], root);
    try {
      Object.defineProperty(parent, name, { value: parseJson(value), enumerable: true, configurable: true, writable: true });
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
}

function rowOf(root: Json, node: Json, lists: Readonly<Record<string, string>>, bound: ReadonlyMap<string, Json> = new Map()): Row {
  const listed = (name: string) => (Object.hasOwn(lists, name) ? find(node, lists[name]!) : []);
  return {
    cell(column) {
      const { on, path } = splitPath(column, lists);
      if (on === null) return textAt(node, path);
      if (on === 'document') return textAt(root, path);
      const one = bound.has(on) ? bound.get(on)! : listed(on)[0];
      return one === undefined ? '' : textAt(one, path);
    },
    each: (name) =>
      listed(name)
        .slice(0, MOST_ROWS)
        .map((one) => rowOf(root, node, lists, new Map(bound).set(name, one))),
  };
}

function find(node: Json, path: string): Json[] {
  return nodesAt(node, path).map(({ value }) => value as Json);
}

function nodesAt(node: Json, path: string) {
  try {
    return jsonPath(path).query(node).nodes;
  } catch {
    // a path that cannot be followed in this document, such as one deeper than anything real, finds nothing in it
    return [];
  }
}

function textAt(node: Json, path: string): string {
  const found = find(node, path)[0];
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? String(found).trim() : '';
}
