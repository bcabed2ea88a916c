import { JSONPathEnvironment, type JSONPathQuery } from 'json-p3';
import { parse, type XPathExpression } from 'xpath';

/** Compiled paths that are kept; beyond it the memory starts afresh. */
const MOST_KEPT = 5_000;
/** Objects within objects that `..` goes down. */
const DEEPEST = 200;

const jsonPaths = new JSONPathEnvironment({ maxRecursionDepth: DEEPEST });
// patterns could come from the document itself and keep us busy for ever
for (const name of ['match', 'search']) jsonPaths.functionRegister.delete(name);

const compiled = { json: new Map<string, JSONPathQuery>(), xml: new Map<string, XPathExpression>() };

function kept<T>(memory: Map<string, T>, path: string, compile: (path: string) => T): T {
  let found = memory.get(path);
  if (!found) {
    if (memory.size >= MOST_KEPT) memory.clear();
    found = compile(path);
    memory.set(path, found);
  }
  return found;
}

/** A JSONPath (RFC 9535), compiled once. Throws a SyntaxError-like error that says where it is wrong. */
export function jsonPath(path: string): JSONPathQuery {
  return kept(compiled.json, path, (text) => jsonPaths.compile(text));
}

/** An XPath 1.0, compiled once. Throws when it is none. */
export function xPath(path: string): XPathExpression {
  return kept(compiled.xml, path, (text) => parse(text));
}

/** What is wrong with a path, in the words of its parser; null when nothing is. */
export function pathFault(format: 'json' | 'xml', path: string): string | null {
  try {
    if (format === 'json') jsonPath(path);
    else xPath(path);
    return null;
  } catch (error) {
    return (error as Error).message.slice(0, 200);
  }
}
