/**
 * Makes what stands in several documents once.
 * @param what it is made of
 * @param format of all that the same can be made into, which
 */
export type Once = <Made>(what: object, format: string, make: () => Made) => Made;

/** For a document alone. */
export const always: Once = (_what, _format, make) => make();

/** Remembers what was made, as long as what it was made of is there. */
export function remembering(): Once {
  const known = new Map<string, WeakMap<object, unknown>>();
  return <Made>(what: object, format: string, make: () => Made) => {
    const made = known.get(format) ?? new WeakMap<object, unknown>();
    known.set(format, made);
    const before = made.get(what);
    // What a format makes is always of one kind.
    if (before !== undefined) return before as Made;
    const one = make();
    made.set(what, one);
    return one;
  };
}
