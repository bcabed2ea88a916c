/**
 * One instance a process, also when Next bundles a second copy of the module that asks: the instance is kept on
 * `globalThis` under a symbol of the process-wide registry.
 */
export function singleton<T>(name: string, make: () => T): T {
  const key = Symbol.for(`daona.${name}`);
  const store = globalThis as Record<symbol, unknown>;
  if (!(key in store)) store[key] = make();
  return store[key] as T;
}
