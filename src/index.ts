export { type Adopted, adopt } from "./adopt.ts";
export { type Build, build, preview } from "./build.ts";
export { breachesOf } from "./check/breaches.ts";
export { checkFeed, type FeedContext, type FoundFeed } from "./check/feed.ts";
export { rules } from "./check/rules.ts";
export { why } from "./check/why.ts";
export { type ConfigRequest, configure, loadConfig, loadFolders, type Settings } from "./config.ts";
export {
  type Code,
  catalogue,
  type Diagnostic,
  exitCode,
  type Outcome,
  type Severity,
} from "./diagnostic.ts";
export { type Against, type Diff, diff, type FeedDiff } from "./diff.ts";
export {
  type Disk,
  type Draft,
  type Later,
  type Lent,
  type Listed,
  type Memory,
  memoryDisk,
  type Opened,
  type Recalled,
  type Remembered,
  realDisk,
  type Seen,
  type Stamp,
} from "./disk.ts";
export { type Format, formats, render } from "./format/format.ts";
export { init } from "./init.ts";
export { parseLedger, readLedger, writeLedger } from "./ledger/file.ts";
export type { Decisions } from "./ledger/known.ts";
export type { Changes } from "./ledger/record.ts";
export type { Recorded } from "./ledger/save.ts";
export { Feed } from "./library.ts";
export type { MemoPlace } from "./memo.ts";
export {
  type Article,
  type Attachment,
  type Author,
  type Channel,
  type Config,
  type Details,
  type Document,
  type Entry,
  type EntryId,
  type FeedItem,
  type FeedOptions,
  type ForeignEntry,
  type ForeignFeed,
  type FormatName,
  type Html,
  type Instant,
  type Item,
  instant,
  type LanguageTag,
  type Ledger,
  type LedgerLine,
  type Output,
  type Place,
  type PlainText,
  type Progress,
  type Url,
} from "./model.ts";
export type { Written } from "./output/plan.ts";
export { type Fetched, fetchFeed, type Limits } from "./reader/fetch.ts";
export { type NamedFeed, openFeeds } from "./reader/open.ts";
export { type Fetch, readFirstPage, readWholeFeed } from "./reader/pages.ts";
export { type Origin, readFeed } from "./reader/read.ts";
export { rebuild, type Told } from "./rebuild.ts";
export { type ReportedAdoption, reportAdoption } from "./report/adoption.ts";
export { type ReportedDiff, reportChanges } from "./report/changes.ts";
export { reportPage } from "./report/page.ts";
export { type Made, type Manner, report } from "./report/report.ts";
export { withdraw } from "./withdraw.ts";
