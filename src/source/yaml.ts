import yaml from "js-yaml";
import { type Pair, type Parsed, Unreadable } from "./engine.ts";

const nothing = new yaml.Type("tag:yaml.org,2002:null", {
  kind: "scalar",
  resolve: (text: string | null) =>
    text === null || (text.length <= 4 && /^(?:~|null|Null|NULL|)$/.test(text)),
  construct: () => null,
});
const merge = new yaml.Type("tag:yaml.org,2002:merge", {
  kind: "scalar",
  resolve: (text) => text === "<<",
});
/** Scalars stay the characters typed; only `~`, `null` and nothing are absent. */
const schema = yaml.FAILSAFE_SCHEMA.extend({ implicit: [nothing, merge] });

/** YAML 1.2, of duplicate keys the last. */
export function parseYaml(text: string): Parsed {
  const marks = new Marks();
  try {
    const data = yaml.load(text, {
      schema,
      json: true,
      listener: (event, state) => marks.take(event, state),
    });
    return { data: data ?? {}, pairs: marks.pairs };
  } catch (error) {
    if (!(error instanceof yaml.YAMLException)) throw error;
    throw new Unreadable(error.reason || error.message, error.mark?.position ?? 0);
  }
}

/** Notes where the keys of the outermost mapping stand, from js-yaml's events for nodes opened and closed. */
class Marks {
  readonly pairs: Pair[] = [];
  private depth = 0;
  private key: string | undefined;
  private keyAt = 0;
  private openedAt = 0;

  take(event: "open" | "close", state: { position: number; result?: unknown }): void {
    if (event === "open") {
      this.depth++;
      if (this.depth === 2) this.openedAt = state.position;
      return;
    }
    if (this.depth === 2) {
      const { key, keyAt, openedAt } = this;
      if (key !== undefined) this.pairs.push({ key, keyAt, valueAt: openedAt });
      this.key = key === undefined ? String(state.result) : undefined;
      this.keyAt = openedAt;
    }
    this.depth--;
  }
}
