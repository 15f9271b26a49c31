import fs from "node:fs";
import path from "node:path";
import { Feed } from "feed";
import { expect } from "vitest";
import { deploy, Machine } from "./machine.ts";
import { type Due, Newsroom } from "./newsroom.ts";
import { feedsOf, type Told } from "./said.ts";
import type { Story } from "./story.ts";
import { type Subscriber, subscribe } from "./subscribers.ts";

/** What a subscriber was shown as new, by article. */
export interface Shown {
  readonly subscriber: Subscriber;
  readonly times: Map<string, number>;
  /** how often each should have been */
  readonly due: Map<string, number>;
  /** title and address under which it was shown last */
  readonly faces: Map<string, string>;
}

interface How {
  readonly words?: readonly string[];
  readonly exit?: number;
  /** no file of the machine may change */
  readonly quiet?: boolean;
  readonly keepsLedger?: boolean;
  readonly on?: Machine;
  /** whether it is put on the host */
  readonly isPublic?: boolean;
}

/** The year while it is played: the newsroom, its machines, the host, and those who subscribe. */
export class Play {
  readonly room = new Newsroom();
  readonly here: Machine;
  readonly host: string;
  readonly scratch: string;
  readonly figures = { builds: 0, looks: 0, requests: 0, conditional: 0, notModified: 0 };
  /** what went against the promises, a line each */
  readonly faults: string[] = [];
  shown: Shown[] = [];
  private readonly folder: string;
  private readonly machines = new Set<Machine>();
  private told = new Map<string, Told>();
  /** what feeds had to show at the last look */
  private due = "";
  private readonly asked = new Map<Subscriber, string>();

  constructor(folder: string) {
    this.folder = folder;
    this.host = this.make("host");
    this.scratch = this.make("scratch");
    this.here = new Machine(this.make("here"), { TZ: "Europe/Berlin", LANG: "de_DE.UTF-8" });
    this.machines.add(this.here);
  }

  private make(name: string): string {
    const made = path.join(this.folder, name);
    fs.mkdirSync(made);
    return made;
  }

  async open(): Promise<void> {
    const subscribers = await subscribe(this.host, this.make("homes"));
    const empty = () => ({ times: new Map(), due: new Map(), faces: new Map() });
    this.shown = subscribers.map((subscriber) => ({ subscriber, ...empty() }));
  }

  async close(): Promise<void> {
    await Promise.all(this.shown.map(({ subscriber }) => subscriber.leave()));
  }

  /** A second computer, on another continent. */
  machineBuys(): Machine {
    const bought = new Machine(this.make("there"), { TZ: "Asia/Tokyo", LANG: "C" });
    this.machines.add(bought);
    return bought;
  }

  expectExit({ exit, said }: { exit: number | null; said: string }, wanted: number): void {
    if (exit !== wanted) throw new Error(`exit ${exit}, not ${wanted}:\n${said}`);
  }

  /** The feeds of the generator that was there before, as a script of the package `feed` writes them. */
  async putOldFeeds(stories: readonly Story[]): Promise<void> {
    const { room } = this;
    const feed = new Feed({ id: `${room.site}/`, link: `${room.site}/`, title: "Tidewatch", copyright: "" });
    for (const story of [...stories].reverse()) {
      const [link, date] = [room.linkOf(story), new Date(`${story.date}Z`)];
      feed.addItem({
        id: link,
        link,
        title: story.title,
        date,
        description: `${story.words[0]} (${story.key})`,
      });
    }
    fs.writeFileSync(path.join(this.host, "rss.xml"), feed.rss2());
    fs.writeFileSync(path.join(this.host, "atom.xml"), feed.atom1());
    fs.writeFileSync(path.join(this.host, "feed.json"), feed.json1());
  }

  /** Checks the articles out on a machine, builds at the noon of `day`, and puts the feeds on the host. */
  build(
    day: string,
    { words = [], exit = 0, quiet, keepsLedger, on = this.here, isPublic = true }: How = {},
  ): void {
    const now = `${day}T12:00:00Z`;
    if (!quiet) on.checkOut(this.room);
    else if (exit === 3) on.checkOutConfig(this.room);
    const before = on.state();
    const ledger = keepsLedger ? on.ledger : "";
    this.expectExit(on.run(["build", "--now", now, ...words]), exit);
    this.figures.builds++;
    if (quiet) expect(on.state()).toEqual(before);
    if (keepsLedger) expect(on.ledger).toBe(ledger);
    if (exit === 3) return;
    this.room.publish(now);
    if (isPublic) deploy(on.out, this.host, this.machines.size === 1);
  }

  /** Everybody reloads. */
  async look(day: string, about: string): Promise<void> {
    const where = `${day} (${about})`;
    const due = this.room.due();
    this.figures.looks++;
    const told = await feedsOf(this.host);
    this.compare(where, told, due);
    await Promise.all(this.shown.map((one) => this.lookOf(one, where, due, told)));
    this.told = told;
    // Servers tell the time of a change in seconds.
    await new Promise((resolve) => setTimeout(resolve, 1000 - (Date.now() % 1000) + 5));
  }

  private fault(where: string, what: string): void {
    this.faults.push(`${where}: ${what}`);
  }

  /** What the files say: the articles that are due and no others, and nothing new without a reason. */
  private compare(where: string, told: Map<string, Told>, due: readonly Due[]): void {
    const isSame = this.due === JSON.stringify(due);
    this.due = JSON.stringify(due);
    const wanted = due.map(({ key, title, link }) => `${key} ${title} ${link}`).sort();
    for (const [file, { entries, bytes, modified }] of told) {
      const faces = entries.map(({ key, title, link }) => `${key} ${title} ${link}`).sort();
      if (this.figures.builds > 0 && JSON.stringify(faces) !== JSON.stringify(wanted)) {
        const more = faces.filter((one) => !wanted.includes(one));
        const less = wanted.filter((one) => !faces.includes(one));
        this.fault(where, `${file} shows ${more.join("; ")} and lacks ${less.join("; ")}`);
      }
      const before = this.told.get(file);
      // The first feeds of ours have other bytes than the old generator's.
      if (before === undefined || this.figures.looks <= 2) continue;
      if (before.bytes !== bytes && isSame) this.fault(where, `${file} has other bytes, and nothing changed`);
      if (before.bytes === bytes && before.modified !== modified)
        this.fault(where, `Last-Modified of ${file} moves`);
    }
  }

  private async lookOf(
    one: Shown,
    where: string,
    due: readonly Due[],
    told: Map<string, Told>,
  ): Promise<void> {
    const { subscriber, times, faces } = one;
    const { name, file, isStrict } = subscriber;
    const { fresh, answered } = await subscriber.look();
    for (const { summary, title } of fresh) {
      const key = /\bL\d{3}\b/.exec(summary)?.[0];
      if (key === undefined) this.fault(where, `${name} shows nobody's "${title}" in ${file}`);
      else times.set(key, (times.get(key) ?? 0) + 1);
    }
    for (const { key, title, link } of due) {
      const face = `${title}\n${link}`;
      if (faces.has(key) && !(isStrict && faces.get(key) !== face)) continue;
      faces.set(key, face);
      one.due.set(key, (one.due.get(key) ?? 0) + 1);
    }
    const bytes = told.get(file)?.bytes;
    const isSame = this.asked.get(subscriber) === bytes;
    if (bytes !== undefined) this.asked.set(subscriber, bytes);
    for (const { conditional, status } of answered) {
      this.figures.requests++;
      if (!conditional) continue;
      this.figures.conditional++;
      if (status === 304) this.figures.notModified++;
      if ((status === 304) !== isSame) this.fault(where, `${name} is answered ${status} for ${file}`);
    }
  }
}
