export type Params = Record<string, string | string[]>;

interface Node<T> {
  fixed: Map<string, Node<T>>;
  named?: { name: string; node: Node<T> };
  rest?: { name: string; value: T };
  value?: T;
}

export interface Match<T> {
  value: T;
  params: Params;
}

/**
 * Compiles patterns in Next's notation (`/t/[token]`, `/files/[...path]`) into a matcher for paths. A fixed segment wins
 * over a named one, and that over a rest. Parameters are percent-decoded; a path that cannot be decoded matches nothing.
 */
export function routeMatcher<T>(patterns: [pattern: string, value: T][]): (path: string) => Match<T> | undefined {
  const root: Node<T> = { fixed: new Map() };
  for (const [pattern, value] of patterns) add(root, pattern.split('/').slice(1), value);
  return (path) => walk(root, path.split('/'), 1, {});
}

function add<T>(node: Node<T>, [segment, ...others]: string[], value: T): void {
  if (segment === undefined) {
    node.value = value;
    return;
  }
  const rest = /^\[\.\.\.(\w+)\]$/.exec(segment)?.[1];
  if (rest) {
    node.rest = { name: rest, value };
    return;
  }
  const name = /^\[(\w+)\]$/.exec(segment)?.[1];
  if (name) {
    node.named ??= { name, node: { fixed: new Map() } };
    if (node.named.name !== name) throw new Error(`two names for one segment: ${node.named.name} and ${name}`);
    add(node.named.node, others, value);
    return;
  }
  const next = node.fixed.get(segment) ?? { fixed: new Map() };
  node.fixed.set(segment, next);
  add(next, others, value);
}

function walk<T>(node: Node<T>, segments: string[], at: number, params: Params): Match<T> | undefined {
  const segment = segments[at];
  if (segment === undefined) return node.value === undefined ? undefined : { value: node.value, params };
  const fixed = node.fixed.get(segment);
  const found = fixed && walk(fixed, segments, at + 1, params);
  if (found || segment === '') return found;
  if (node.named) {
    const text = decode(segment);
    const match = text === undefined ? undefined : walk(node.named.node, segments, at + 1, { ...params, [node.named.name]: text });
    if (match) return match;
  }
  if (!node.rest) return undefined;
  const texts = segments.slice(at).map(decode);
  if (texts.some((text) => text === undefined)) return undefined;
  return { value: node.rest.value, params: { ...params, [node.rest.name]: texts as string[] } };
}

function decode(segment: string): string | undefined {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
