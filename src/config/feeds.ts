import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { slug } from "../markup/slug.ts";
import { type Condition, type FeedPlan, mainFeed, type Podcast, sliceFolders } from "../model.ts";
import { Misread, readCondition } from "./condition.ts";
import type { ConfigFile } from "./file.ts";
import { type FeedSettings, feedKeys } from "./keys.ts";
import { readPodcast } from "./podcast.ts";
import { readKeys } from "./read.ts";

/** What a feed is where it does not say otherwise. */
export type Usual = Pick<FeedPlan, "content" | "limit" | "maxBytes" | "archive" | "formats" | "view">;

type Places = Pick<ConfigFile, "placeOf" | "placeIn">;

/** One entry of `feeds` in the config: what it says, and where it stands. */
export interface FeedRequest extends Omit<FeedSettings, "where" | "podcast"> {
  readonly condition?: Condition;
  readonly where?: string;
  readonly podcast?: Podcast;
  readonly placeOf: ConfigFile["placeOf"];
}

/** The list `feeds` of a config. */
export function readFeeds(
  list: readonly object[],
  { placeOf, placeIn }: Places,
  found: Diagnostic[],
): FeedRequest[] {
  return list.map((written, at) => {
    const inside: ConfigFile["placeOf"] = (...keys) => placeOf("feeds", at, ...keys);
    const { where, podcast, ...read } = readKeys(written, feedKeys, inside, "feeds.", found) as FeedSettings;
    const place = (offset: number) => placeIn(offset, "feeds", at, "where");
    const condition = where === undefined ? undefined : conditionOf(where, place, found);
    return {
      ...read,
      ...(where !== undefined && { where }),
      ...(condition && { condition }),
      ...(podcast && { podcast: readPodcast(podcast, inside, found) }),
      placeOf: inside,
    };
  });
}

function conditionOf(
  where: string,
  placeIn: (offset: number) => ReturnType<ConfigFile["placeOf"]>,
  found: Diagnostic[],
): Condition | undefined {
  try {
    return readCondition(where);
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    found.push(diagnose("config-where", { where, reason: error.message }, placeIn(error.offset)));
    return undefined;
  }
}

/** The feeds that are asked for, the main one first: it is there whether it is named or not. */
export function feedPlans(
  requests: readonly FeedRequest[],
  usual: Usual,
  main: Pick<FeedPlan, "description" | "podcast">,
  found: Diagnostic[],
): FeedPlan[] {
  const plans = new Map<string, FeedPlan>([
    [mainFeed, { name: mainFeed, title: "{site}", ...usual, ...main }],
  ]);
  const named = new Set<string>();
  for (const request of requests) {
    const plan = planOf(request, usual, main, found);
    if (plan === undefined) continue;
    if (named.has(plan.name)) {
      const reason = `two feeds lie in \`${plan.name}/\``;
      found.push(
        diagnose("config-feed", { reason, help: "give one of them another `name`" }, request.placeOf()),
      );
    }
    named.add(plan.name);
    plans.set(plan.name, plan);
  }
  return [...plans.values()];
}

function planOf(
  { name, each, where, condition, title, placeOf, ...own }: FeedRequest,
  usual: Usual,
  main: Pick<FeedPlan, "description" | "podcast">,
  found: Diagnostic[],
): FeedPlan | undefined {
  const refuse = (reason: string, help: string) => {
    found.push(diagnose("config-feed", { reason, help }, placeOf()));
    return undefined;
  };
  if (name === undefined && each === undefined)
    return refuse("a feed has neither a name nor `each`", 'write `"name": "boats"`, or `"each": "tag"`');
  const isMain = name === mainFeed;
  if (isMain && (each !== undefined || where !== undefined))
    return refuse("the main feed holds every article", "give a feed that holds some another name");
  if (!isMain && each === undefined && where === undefined)
    return refuse(`the feed \`${name}\` does not say what is in it`, 'write `"where": "tag:boats"`');
  const place = where === undefined ? placeOf() : placeOf("where");
  return {
    ...usual,
    ...(isMain && main),
    ...own,
    name: isMain ? mainFeed : name === undefined && each ? sliceFolders[each] : slug(name ?? ""),
    title: title ?? (isMain ? "{site}" : "{site}: {value}"),
    ...(!isMain && each === undefined && name !== undefined && { called: name }),
    ...(each && { each }),
    ...(condition && { where: condition }),
    ...(where !== undefined && { expression: where }),
    ...(place && { place }),
  };
}
