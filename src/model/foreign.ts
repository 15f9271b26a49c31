import type { FormatName } from "./output.ts";
import type { Instant, PlainText, Url } from "./scalar.ts";

/** A feed as subscribers have it, whoever wrote it: what it says, as far as it can be read. */
export interface ForeignFeed {
  readonly format: FormatName;
  /** its own id as written, where the format has one */
  readonly id?: string;
  readonly title?: PlainText;
  /** the page of the site */
  readonly link?: Url;
  /** where it says that it lies */
  readonly self?: Url;
  /** the program that wrote it, in its own words */
  readonly generator?: string;
  /** further documents of it: older pages and archives */
  readonly pages: readonly Url[];
  readonly entries: readonly ForeignEntry[];
}

export interface ForeignEntry {
  /** as written, without the white space around it; absent where none is written */
  readonly id?: string;
  readonly link?: Url;
  readonly title?: PlainText;
  readonly published?: Instant;
  readonly updated?: Instant;
  /** the words of the summary, or of what stands in its place */
  readonly summary?: PlainText;
  /** the words of the whole text */
  readonly text?: PlainText;
}
