import { DOMParser, onErrorStopParsing, type Node as XmlNode } from '@xmldom/xmldom';
import type { Row } from '@/server/domain/row/row';
import { MOST_ROWS, type OpenDocument, splitPath } from './document';
import { xPath } from './paths';

/** Elements within elements that are read. */
const DEEPEST = 200;

interface Opened {
  root: XmlNode;
  namespaces: Readonly<Record<string, string>>;
  lists: Readonly<Record<string, string>>;
}

/**
 * An XML document; blanks before its declaration are overlooked, as its senders do. Throws when the text is not well-formed, nests deeper than anything real, or brings declarations of
 * its own (DTD, entities): nothing that reports an order needs them, and they can make a small text a huge one.
 */
export function openXml(text: string, lists: Readonly<Record<string, string>>, namespaces: Readonly<Record<string, string>>): OpenDocument {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new SyntaxError('it declares a document type or entities');
  if (isTooDeep(text)) throw new SyntaxError(`it nests deeper than ${DEEPEST} elements`);
  const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text.trimStart(), 'text/xml');
  const opened: Opened = { root, namespaces, lists };
  return {
    rows: (path) =>
      find(opened, root, path ?? '/*')
        .slice(0, MOST_ROWS)
        .map((node) => rowOf(opened, node)),
    text: (path) => textAt(opened, root, path),
  };
}

/** Counted before anything is built; a text that is not well-formed is the parser's to refuse. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const end = endOfMarkup(text, at);
    if (end < 0) return false;
    const isElement = !/[!?]/.test(text[at + 1] ?? '');
    if (isElement && text[at + 1] === '/') depth -= 1;
    else if (isElement && text[end - 1] !== '/') depth += 1;
    if (depth > DEEPEST) return true;
    at = end + 1;
  }
  return false;
}

/** Where what begins at a `<` has its last character; -1 when it has no end. */
function endOfMarkup(text: string, at: number): number {
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!text.startsWith(open, at)) continue;
    const end = text.indexOf(close, at + open.length);
    return end < 0 ? -1 : end + close.length - 1;
  }
  for (let i = at + 1; i < text.length; i += 1) {
    if (text[i] === '>') return i;
    if (text[i] !== '"' && text[i] !== "'") continue;
    i = text.indexOf(text[i]!, i + 1);
    if (i < 0) return -1;
  }
  return -1;
}

function rowOf(opened: Opened, node: XmlNode, bound: ReadonlyMap<string, XmlNode> = new Map()): Row {
  const { root, lists } = opened;
  const listed = (name: string) => (Object.hasOwn(lists, name) ? find(opened, node, lists[name]!) : []);
  return {
    cell(column) {
      const { on, path } = splitPath(column, lists);
      if (on === null) return textAt(opened, node, path);
      if (on === 'document') return textAt(opened, root, path);
      const one = bound.get(on) ?? listed(on)[0];
      return one === undefined ? '' : textAt(opened, one, path);
    },
    each: (name) =>
      listed(name)
        .slice(0, MOST_ROWS)
        .map((one) => rowOf(opened, node, new Map(bound).set(name, one))),
  };
}

/** The library is typed for a browser's nodes and reads these as well. */
function at({ namespaces }: Opened, node: XmlNode) {
  return { node: node as unknown as Node, namespaces: { ...namespaces } };
}

function find(opened: Opened, node: XmlNode, path: string): XmlNode[] {
  try {
    return xPath(path).select(at(opened, node)) as unknown as XmlNode[];
  } catch {
    // a path that does not lead to nodes finds none
    return [];
  }
}

function textAt(opened: Opened, node: XmlNode, path: string): string {
  try {
    return xPath(path).evaluateString(at(opened, node)).trim();
  } catch {
    // a prefix that stands for no namespace finds nothing
    return '';
  }
}
