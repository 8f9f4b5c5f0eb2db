// The tag that is told of, kept in the address after #.

import type { ModelTag } from "../data.ts";

/** What names each tag after the # of the address: without its category where that is enough. */
export function hashesOf(tags: readonly ModelTag[]): string[] {
  const names = tags.map(({ name }) => name);
  const short = names.map((name) => name.split("---").pop()!);
  return names.map((name, t) => (short.filter((each) => each === short[t]).length === 1 ? short[t] : name));
}

/** Not everything that someone types after # can be decoded. */
function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

/** The tag that the address names; −1 for none. */
export function tagInAddress(tags: readonly ModelTag[]): number {
  return hashesOf(tags).indexOf(decoded(location.hash.slice(1)));
}

/** Not by location.hash, which would scroll. */
export function putIntoAddress(tags: readonly ModelTag[], tag: number): void {
  history.replaceState(null, "", `#${encodeURIComponent(hashesOf(tags)[tag])}`);
}
