import { toHtml } from "hast-util-to-html";
import { type Element, make } from "../markup/html.ts";
import type { ForeignEntry } from "../model.ts";
import { type ReportedChange, type ReportedDiff, sumOf } from "./changes.ts";
import { edits } from "./edits.ts";
import { style } from "./style.ts";

/** What the page says of itself. */
export interface PageOptions {
  /** of the site's feed */
  readonly title: string;
  /** BCP 47, of the articles */
  readonly language?: string;
}

const sections = [
  ["again", "Shown again", "Readers take these for new, though subscribers have seen them before."],
  ["new", "New", "Shown as unread to everybody."],
  ["updated", "Edited", "Changed in place by readers that show edits; nobody is told again."],
  ["moved", "Moved in time", "The date is another, and nothing else."],
  ["gone", "Gone", "No longer in the feed; readers keep what they have fetched."],
] as const;

/** A page that shows what subscribers will see: one document of its own, without script. */
export function reportPage(feeds: readonly ReportedDiff[], { title, language = "en" }: PageOptions): string {
  const head = make(
    "head",
    {},
    make("meta", { charSet: "utf-8" }),
    make("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    make("meta", { name: "color-scheme", content: "light dark" }),
    make("title", {}, `${title}: what subscribers will see`),
    make("style", {}, style),
  );
  const body = make(
    "body",
    {},
    make(
      "header",
      {},
      make("p", { className: ["label"] }, "What subscribers will see"),
      make("h1", { dir: "auto", lang: language }, title),
    ),
    make("main", {}, ...feeds.map((feed) => section(feed, language))),
  );
  return `<!DOCTYPE html>\n${toHtml(make("html", { lang: "en" }, head, body))}\n`;
}

function section(feed: ReportedDiff, language: string): Element {
  const groups = sections.flatMap(([kind, name, about]) => {
    const changes = feed.changes.filter((one) => one.kind === kind && one.older !== true);
    if (changes.length === 0) return [];
    return [
      make(
        "section",
        { className: ["kind", kind] },
        make("h3", {}, `${name} `, make("span", { className: ["count"] }, String(changes.length))),
        make("p", { className: ["about"] }, about),
        ...changes.map((change) => card(change, language)),
      ),
    ];
  });
  const nothing = make("p", { className: ["nothing"] }, "Nothing that anybody would notice.");
  return make(
    "section",
    { className: ["feed"] },
    make(
      "h2",
      {},
      ...between(
        feed.files.map((file) => make("span", {}, file)),
        ", ",
      ),
    ),
    make("p", { className: ["sum"] }, `${sumOf(feed)} — against ${feed.against}`),
    ...(groups.length > 0 ? groups : [nothing]),
  );
}

const between = (elements: readonly Element[], text: string) =>
  elements.flatMap((element, at) => (at === 0 ? [element] : [text, element]));

function card(change: ReportedChange, language: string): Element {
  const { kind, entry, before } = change;
  const words = { lang: language };
  if (kind === "updated" && before !== undefined) {
    return make(
      "article",
      { dir: "auto" },
      make("h4", words, ...linked(entry)),
      make("p", { className: ["meta"] }, ...dateOf(entry)),
      ...(change.what?.length
        ? change.what.map((what) => compared(what as Compared, before, entry, language))
        : [
            make(
              "p",
              { className: ["detail"] },
              "Its date of change is newer; the feed shows nothing of the edit.",
            ),
          ]),
    );
  }
  return make(
    "article",
    { dir: "auto" },
    make("h4", words, ...linked(entry)),
    make(
      "p",
      { className: ["meta"] },
      ...(kind === "moved" && before !== undefined
        ? [make("del", {}, ...dateOf(before)), " ", make("ins", {}, ...dateOf(entry))]
        : dateOf(entry)),
    ),
    ...(kind === "again" ? [known(change)] : []),
    ...(kind === "new" || kind === "again" ? summary(entry, words) : []),
  );
}

function known({ entry, before }: ReportedChange): Element {
  if (before?.id === undefined)
    return make("p", { className: ["detail"] }, "It was in the feed long ago, and comes back.");
  return make(
    "dl",
    { className: ["ids"] },
    make("dt", {}, "known as"),
    make("dd", { dir: "ltr" }, make("del", {}, before.id)),
    make("dt", {}, "now"),
    make("dd", { dir: "ltr" }, make("ins", {}, entry.id ?? "")),
  );
}

/** In UTF-16 units: of a longer text readers show the beginning. */
const longestShown = 400;

function summary({ summary, text }: ForeignEntry, words: Element["properties"]): Element[] {
  const shown = summary ?? text;
  if (shown === undefined) return [];
  const cut = shown.length > longestShown ? `${shown.slice(0, longestShown).replace(/\S*$/u, "")}…` : shown;
  return [make("p", words, cut)];
}

type Compared = "title" | "summary" | "text" | "link";

/** Old beside new, what differs marked on each side. */
function compared(what: Compared, before: ForeignEntry, after: ForeignEntry, language: string): Element {
  const stretches = edits(before[what] ?? "", after[what] ?? "", language);
  const side = (name: "before" | "after", mark: "del" | "ins") =>
    make(
      "div",
      { className: ["side", name] },
      make("h5", {}, `${what}, ${name}`),
      make(
        "p",
        what === "link" ? { className: ["address"], dir: "ltr" } : { dir: "auto", lang: language },
        ...stretches.flatMap(({ text, in: where }): (Element | string)[] =>
          where === "both" ? [text] : where === name ? [make(mark, {}, text)] : [],
        ),
      ),
    );
  return make("div", { className: ["sides"] }, side("before", "del"), side("after", "ins"));
}

function linked({ title, link, id }: ForeignEntry): (Element | string)[] {
  const words = title ?? link ?? id ?? "";
  return link === undefined ? [words] : [make("a", { href: link }, words)];
}

function dateOf({ published, updated }: ForeignEntry): (Element | string)[] {
  const at = published ?? updated;
  if (at === undefined) return ["no date"];
  const written = new Date(at).toISOString();
  return [
    make("time", { dateTime: written, dir: "ltr" }, `${written.slice(0, 10)} ${written.slice(11, 16)} UTC`),
  ];
}
