/** Somebody who can be named. */
interface Named {
  id: string;
  name: string;
}

/** Who is named in a note as `@name`; of names that begin alike the longest counts. */
export function mentionedIn(body: string, people: readonly Named[]): Named[] {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length);
  const found = new Set<Named>();
  for (let at = body.indexOf('@'); at >= 0; at = body.indexOf('@', at + 1)) {
    const named = longestFirst.find(({ name }) => name !== '' && body.startsWith(name, at + 1));
    if (named) found.add(named);
  }
  return people.filter((one) => found.has(one));
}

/** Whom the name being typed at the end of a note may mean; empty when none is being typed. */
export function mentionsOffered(body: string, people: readonly Named[]): Named[] {
  const typed = /@([^@\s]{0,20})$/.exec(body)?.[1]?.toLowerCase();
  if (typed === undefined) return [];
  return people.filter(({ name }) => name.toLowerCase().startsWith(typed) && name.toLowerCase() !== typed);
}
