/** The values that flow through a build, in the order in which they come about. */

export * from "./model/article.ts";
export * from "./model/config.ts";
export * from "./model/document.ts";
export * from "./model/entry.ts";
export * from "./model/feed.ts";
export * from "./model/foreign.ts";
export * from "./model/generator.ts";
export * from "./model/item.ts";
export * from "./model/ledger.ts";
export * from "./model/object.ts";
export * from "./model/output.ts";
export * from "./model/passage.ts";
export * from "./model/plan.ts";
export * from "./model/podcast.ts";
export * from "./model/progress.ts";
export * from "./model/scalar.ts";
export * from "./model/wall.ts";
