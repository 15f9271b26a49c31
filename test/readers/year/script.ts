import fs from "node:fs";
import path from "node:path";
import { unionMerge } from "./machine.ts";
import type { Play } from "./play.ts";
import type { Story } from "./story.ts";

const corrected = (story: Story) => {
  story.title = `${story.title} (corrected)`;
};
const edit = (story: Story, words: string) => {
  story.words = [...story.words, words];
};
const moveTo = (folderOf: (story: Story) => string) => (story: Story) => {
  story.folder = folderOf(story);
};

/** A year of a newsroom of 120 articles, from the last day of its old generator on. */
export async function year(play: Play): Promise<void> {
  const { room, here } = play;

  // The old generator has 24 articles, of which its feeds show ten.
  const old = room.write(24, "2025-12-29", (story) => {
    Object.assign(story, { folder: "posts/", ending: "md" });
    story.name = `${story.date.slice(0, 10)}-${story.name}`;
  });
  for (const [at, story] of old.entries())
    Object.assign(story, at < 14 ? { past: true } : { published: true });
  await play.putOldFeeds(old.slice(14));
  await play.look("2026-01-02", "they subscribe to the feeds of the old generator");

  here.checkOut(room);
  play.expectExit(
    here.run([
      "adopt",
      path.join(play.host, "rss.xml"),
      path.join(play.host, "atom.xml"),
      "--now",
      "2026-01-05T12:00:00Z",
    ]),
    0,
  );
  for (const story of old.slice(20)) story.name = `${story.name}-again`;
  for (const story of old.slice(20)) story.slug = story.name.slice("2025-12-24-".length, -"-again".length);
  play.build("2026-01-05");
  await play.look("2026-01-05", "another generator: adopted, and four files renamed on the way");

  room.write(4, "2026-01-12");
  play.build("2026-01-12");
  await play.look("2026-01-12", "four new articles");
  play.build("2026-01-13");
  await play.look("2026-01-13", "built again without a change");

  room.write(4, "2026-01-26");
  for (const story of room.some(20, 26)) edit(story, "More was heard on Monday.");
  play.build("2026-01-26");
  await play.look("2026-01-26", "four new articles, six edited");

  room.write(4, "2026-02-09");
  for (const story of room.some(22, 27)) corrected(story);
  for (const story of room.some(24, 32))
    if (story.ending !== "txt")
      Object.assign(story, { summary: "Said in one line", updated: "2026-02-08T09:00" });
  play.build("2026-02-09");
  await play.look("2026-02-09", "titles corrected, summaries written, `updated` written");

  room.write(4, "2026-02-23");
  for (const story of room.some(26, 34)) story.name = `renamed-${story.name}`;
  for (const story of room.some(30, 33)) if (story.ending !== "txt") story.slug = `another-${story.key}`;
  play.build("2026-02-23");
  await play.look("2026-02-23", "files renamed, and other slugs");

  room.write(5, "2026-03-09");
  for (const story of room.some(0)) moveTo(({ date, language }) => `${date.slice(0, 4)}/${language}/`)(story);
  play.build("2026-03-09");
  await play.look("2026-03-09", "all articles moved into folders of years and languages");

  fs.rmSync(path.join(here.root, "node_modules"), { recursive: true, force: true });
  fs.rmSync(path.join(here.root, ".cache"), { recursive: true, force: true });
  room.write(3, "2026-03-16", (story, at) => {
    if (at === 1) story.state = "draft";
  });
  play.build("2026-03-16");
  await play.look("2026-03-16", "the cache is lost; a draft is written");

  room.write(3, "2026-03-30");
  room.permalink = "/:year/:slug/";
  play.build("2026-03-30");
  await play.look("2026-03-30", "another permalink pattern");

  room.write(5, "2026-04-13");
  for (const story of room.some(24))
    if (story.ending === "txt") Object.assign(story, { ending: "md", dialect: "yaml" });
  play.build("2026-04-13");
  await play.look("2026-04-13", "wire texts become Markdown");

  room.write(4, "2026-04-27");
  for (const [at, story] of room.some(0).entries())
    story.dialect = (["toml", "json"] as const)[at % 2] ?? "yaml";
  for (const story of room.some(40, 46)) edit(story, "And in May?");
  play.build("2026-04-27");
  await play.look("2026-04-27", "all front matter in TOML or JSON; six edited in the same go");

  const removed = path.join(here.root, "articles/2026/en");
  fs.rmSync(removed, { recursive: true });
  play.build("2026-05-04", { exit: 3, quiet: true });
  await play.look("2026-05-04", "`rm -r` by accident: the guard stops the build");
  room.write(3, "2026-05-05");
  play.build("2026-05-05");
  await play.look("2026-05-05", "put back, with three new ones");

  for (const story of room.some(50, 52)) story.state = "broken";
  room.write(3, "2026-05-18");
  play.build("2026-05-18", { exit: 1 });
  await play.look("2026-05-18", "two articles broken, three new");
  for (const story of room.some(50, 52)) story.state = "public";
  for (const story of room.some(50, 51)) edit(story, "Mended.");
  play.build("2026-05-25");
  await play.look("2026-05-25", "both mended, and one edited at that");

  for (const story of room.some(55, 57)) story.state = "withdrawn";
  room.write(4, "2026-06-08");
  play.build("2026-06-08");
  await play.look("2026-06-08", "two withdrawn, four new");
  room.story(55).state = "public";
  for (const story of room.some(45)) if (story.state === "draft") story.state = "public";
  room.story(37).state = "public";
  play.build("2026-06-22");
  await play.look("2026-06-22", "one of them comes back; the draft of March is published");

  const [undecided] = room.some(60, 61);
  if (undecided !== undefined) edit(undecided, "Edited, and not built.");
  play.build("2026-06-29", { words: ["--frozen"], exit: 3, keepsLedger: true });
  play.build("2026-06-29");
  play.build("2026-06-29", { words: ["--frozen"], quiet: true });
  await play.look("2026-06-29", "`--frozen` refuses to decide, and passes after a build");

  room.write(4, "2026-07-06");
  room.site = "https://tidewatch.example";
  play.build("2026-07-06");
  await play.look("2026-07-06", "https");
  room.site = "https://www.tide.example";
  play.build("2026-07-20", { exit: 3, quiet: true });
  play.build("2026-07-20", { words: ["--accept"] });
  await play.look("2026-07-20", "another domain, first unsaid, then with --accept");

  const there = play.machineBuys();
  for (const day of ["2026-08-03", "2026-08-10", "2026-08-17", "2026-08-24"]) {
    const [one, other] = day < "2026-08-10" || day === "2026-08-17" ? [there, here] : [here, there];
    one.ledger = other.ledger;
    room.write(3, day);
    edit(room.story(70 + (Number(day.slice(8)) % 9)), `Heard on ${day}.`);
    play.build(day, { on: one });
    await play.look(day, "two machines build in turn");
  }

  const base = here.ledger;
  there.ledger = base;
  const branch = room.write(3, "2026-09-06");
  for (const story of room.some(74, 77)) story.name = `branch-${story.name}`;
  play.build("2026-09-07", { on: there, isPublic: false });
  for (const story of room.some(74, 77)) story.name = story.name.slice("branch-".length);
  for (const story of branch) story.state = "deleted";
  room.write(3, "2026-09-07");
  for (const story of room.some(76, 80)) edit(story, "Meanwhile, on the other branch.");
  play.build("2026-09-07", { isPublic: false });
  for (const story of branch) story.state = "public";
  for (const story of room.some(74, 77)) story.name = `branch-${story.name}`;
  here.ledger = unionMerge(base, here.ledger, there.ledger, play.scratch);
  play.build("2026-09-08");
  await play.look("2026-09-08", "two branches, both built, their ledgers joined by git");

  room.write(5, "2026-10-12");
  play.build("2026-09-28");
  await play.look("2026-09-28", "five articles are scheduled, a week and more ahead");
  play.build("2026-10-10");
  await play.look("2026-10-10", "some of them have fallen due");

  room.write(4, "2026-10-26");
  for (const story of room.some(0)) moveTo(({ date }) => `${date.slice(0, 4)}/${date.slice(5, 7)}/`)(story);
  room.permalink = "/stories/:slug/";
  for (const story of room.some(78, 84)) corrected(story);
  for (const story of room.some(84, 90)) edit(story, "The clocks went back.");
  play.build("2026-10-26");
  await play.look("2026-10-26", "all at once: moved, another pattern, titles corrected, texts edited");

  const [one, other] = [room.story(92), room.story(93)];
  [one.name, other.name] = [other.name, one.name];
  [one.ending, other.ending] = [other.ending, one.ending];
  room.story(91).state = "deleted";
  room.write(4, "2026-11-09");
  play.build("2026-11-09");
  await play.look("2026-11-09", "two articles exchange their files; one is removed for good");

  room.write(120 - room.stories.length, "2026-11-30");
  play.build("2026-11-30");
  await play.look("2026-11-30", "the last articles of the year");
  for (const story of room.some(105, 110))
    Object.assign(story, { dialect: "yaml", name: `last-${story.name}` });
  play.build("2026-12-14");
  await play.look("2026-12-14", "renamed and written in another dialect at once");
  play.build("2026-12-31");
  await play.look("2026-12-31", "built again without a change");
}
