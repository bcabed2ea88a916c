/** The answers to items that are asked one after another, in the same order. */
export async function oneByOne<T, A>(items: readonly T[], ask: (item: T) => Promise<A>): Promise<A[]> {
  const answers: A[] = [];
  for (const item of items) answers.push(await ask(item));
  return answers;
}
