import type { ShowCategory } from "../model.ts";
import { nearest } from "./nearest.ts";
import { comparable, plainText } from "./text.ts";

/** The categories of Apple Podcasts, as of 2025, each with what lies below it. */
const categories: Readonly<Record<string, string>> = {
  Arts: "Books, Design, Fashion & Beauty, Food, Performing Arts, Visual Arts",
  Business: "Careers, Entrepreneurship, Investing, Management, Marketing, Non-Profit",
  Comedy: "Comedy Interviews, Improv, Stand-Up",
  Education: "Courses, How To, Language Learning, Self-Improvement",
  Fiction: "Comedy Fiction, Drama, Science Fiction",
  Government: "",
  History: "",
  "Health & Fitness": "Alternative Health, Fitness, Medicine, Mental Health, Nutrition, Sexuality",
  "Kids & Family": "Education for Kids, Parenting, Pets & Animals, Stories for Kids",
  Leisure: "Animation & Manga, Automotive, Aviation, Crafts, Games, Hobbies, Home & Garden, Video Games",
  Music: "Music Commentary, Music History, Music Interviews",
  News: "Business News, Daily News, Entertainment News, News Commentary, Politics, Sports News, Tech News",
  "Religion & Spirituality": "Buddhism, Christianity, Hinduism, Islam, Judaism, Religion, Spirituality",
  Science:
    "Astronomy, Chemistry, Earth Sciences, Life Sciences, Mathematics, Natural Sciences, Nature, Physics, Social Sciences",
  "Society & Culture": "Documentary, Personal Journals, Philosophy, Places & Travel, Relationships",
  Sports:
    "Baseball, Basketball, Cricket, Fantasy Sports, Football, Golf, Hockey, Rugby, Running, Soccer, Swimming, Tennis, Volleyball, Wilderness, Wrestling",
  Technology: "",
  "True Crime": "",
  "TV & Film": "After Shows, Film History, Film Interviews, Film Reviews, TV Reviews",
};

let names: ReadonlyMap<string, ShowCategory> | undefined;

/** Every category by how it may be typed: with `&` or `and`, in any case. No two share a name. */
function byName(): ReadonlyMap<string, ShowCategory> {
  names ??= new Map(
    Object.entries(categories).flatMap(([name, below]) => [
      [typed(name), { name: plainText(name) }] as const,
      ...below
        .split(", ")
        .filter((one) => one !== "")
        .map((one) => [typed(one), { name: plainText(name), subcategory: plainText(one) }] as const),
    ]),
  );
  return names;
}

function typed(name: string): string {
  return comparable(name.replace(/&/g, " and "));
}

/** `Politics`, `News`, or `News > Politics`; `undefined` when Apple Podcasts has no such category. */
export function showCategory(written: string): ShowCategory | undefined {
  const [name = "", below, ...deeper] = written.split(" > ");
  if (deeper.length === 0 && below !== "" && isCategory(name, below))
    return { name: plainText(name), ...(below !== undefined && { subcategory: plainText(below) }) };
  const [first = "", second, ...more] = written.split(/[>/:]/).map((part) => typed(part));
  const category = byName().get(second ?? first);
  if (category === undefined || more.length > 0) return undefined;
  const fits = second === undefined || (category.subcategory !== undefined && typed(category.name) === first);
  return fits ? category : undefined;
}

/** The category that was most likely meant. */
export function nearestCategory(written: string): string | undefined {
  const last = written.split(/[>/:]/).at(-1) ?? "";
  const known = [...byName().values()].map(({ name, subcategory }) => subcategory ?? name);
  return nearest(last.trim(), known, Math.max(2, Math.floor(last.length / 4)));
}

/** Whether the two names are a category of Apple Podcasts and one below it. */
export function isCategory(name: string, subcategory: string | undefined): boolean {
  const below = Object.hasOwn(categories, name) ? categories[name] : undefined;
  return below !== undefined && (subcategory === undefined || below.split(", ").includes(subcategory));
}

/** What Apple Podcasts plays (Apple, "Podcast RSS feed requirements"), and the type that it knows it by. */
export const appleTypes: ReadonlyMap<string, string> = new Map([
  ["audio/mpeg", "audio/mpeg"],
  ["audio/mp4", "audio/x-m4a"],
  ["video/mp4", "video/mp4"],
  ["video/x-m4v", "video/x-m4v"],
  ["video/quicktime", "video/quicktime"],
]);
