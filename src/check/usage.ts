/** Namespaces that a text may be in: its prefixes, or what looks like one, each with the address declared around it. */
export type Prefixes = readonly (readonly [prefix: string, address: string | undefined])[];

type Declared = ReadonlyMap<string, string>;

/** Tells which of the namespaces that are declared around them texts may use: one value for all that use the same. */
export class Usage {
  private readonly known = new Map<string, Prefixes>();

  /** Tells it of texts in one document. */
  within(declared: Declared): (text: string) => Prefixes {
    const all = [...declared.keys()].filter((prefix) => prefix !== "").sort();
    const names = all.map((prefix) => `${prefix}:`);
    const here = new Map<string, Prefixes>();
    return (text) => {
      const used = ["", ...all.filter((_, at) => text.includes(names[at] ?? ""))];
      const key = used.join(" ");
      const before = here.get(key);
      if (before !== undefined) return before;
      const prefixes = this.same(used.map((prefix) => [prefix, declared.get(prefix)]));
      here.set(key, prefixes);
      return prefixes;
    };
  }

  /** The first that says the same. */
  private same(prefixes: Prefixes): Prefixes {
    const key = JSON.stringify(prefixes);
    const before = this.known.get(key) ?? prefixes;
    this.known.set(key, before);
    return before;
  }
}

/** Tells whether a document declares the same of them; each is looked at once. */
export function fitsIn(declared: Declared): (prefixes: Prefixes) => boolean {
  const known = new Map<Prefixes, boolean>();
  return (prefixes) => {
    const fits =
      known.get(prefixes) ?? prefixes.every(([prefix, address]) => declared.get(prefix) === address);
    known.set(prefixes, fits);
    return fits;
  };
}
