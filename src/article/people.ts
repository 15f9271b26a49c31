import { diagnose } from "../diagnostic.ts";
import { personOfKeys, personOfLine } from "../markup/person.ts";
import type { Author, Field, Written } from "../model.ts";
import { type Fields, shape } from "./fields.ts";

/** Everybody whom the article names as its author, in order. A comma parts no names: "NARUSE, Yui" is one person. */
export function authorsOf(fields: Fields): Author[] {
  return peopleOf(fields, "authors");
}

/** Everybody who is named under the first key that means this. */
export function peopleOf(fields: Fields, meaning: "authors" | "hosts" | "guests"): Author[] {
  const field = fields.field(meaning);
  return field === undefined ? [] : peopleIn(fields, field);
}

/** Everybody else who had a part in the article, whatever key says which, each once and no author. */
export function contributorsOf(fields: Fields, authors: readonly Author[]): Author[] {
  const all = fields.all("contributors");
  if (all.length === 0) return [];
  const people = all.flatMap((field) => (isSetting(field) ? [] : peopleIn(fields, field)));
  const names = new Set(authors.map(({ name }) => name));
  return people.filter(({ name }) => !names.has(name) && names.add(name));
}

/** Quarto names the program there in which the text is edited. */
function isSetting({ key, value }: Field): boolean {
  if (key.toLowerCase() !== "editor") return false;
  if (typeof value === "string") return /^(visual|source)?$/i.test(value.trim());
  return !Array.isArray(value) && !("name" in value);
}

function peopleIn(fields: Fields, field: Field): Author[] {
  const named = Array.isArray(field.value) ? (field.value as readonly Written[]) : [field.value];
  const people: Author[] = [];
  for (const several of named) {
    // A semicolon stands in no name; Pelican parts several with it.
    const each = typeof several === "string" && several.includes(";") ? several.split(";") : [several];
    for (const one of each) {
      const author = one === "" ? undefined : personIn(fields, field, known(one, fields.people));
      if (author !== undefined) people.push(author);
    }
  }
  return people;
}

function personIn(fields: Fields, field: Field, written: Written): Author | undefined {
  const author =
    typeof written === "string" ? personOfLine(written) : personOfKeys(written, fields.config.site);
  const email = addressIn(written);
  if (email !== undefined && author?.email === undefined) {
    const facts = {
      key: "email",
      written: typeof email === "string" ? email : shape(email),
      must: "an e-mail address",
    };
    fields.report(diagnose("value-not-read", facts, field.place));
  }
  if (author === undefined) {
    const text = typeof written === "string" ? written : shape(written);
    fields.report(diagnose("author-without-name", { key: field.key, written: text }, field.place));
  }
  return author;
}

/** What stands where an e-mail address belongs. */
function addressIn(person: Written): Written | undefined {
  if (typeof person === "string" && !person.includes("@")) return undefined;
  if (typeof person === "string") return /<([^<>]*@[^<>]*)>$/.exec(person.trim())?.[1];
  return Object.entries(person).find(([key]) => /^e?mail$/i.test(key))?.[1];
}

/** What the site's list of people says of the one who is named by an id, where it knows it. */
function known(named: Written, people: ReadonlyMap<string, Written>): Written {
  if (typeof named === "string") return people.get(named.trim()) ?? named;
  const key = Array.isArray(named)
    ? undefined
    : Object.entries(named).find(([name]) => name.toLowerCase() === "key")?.[1];
  const person = typeof key === "string" ? people.get(key) : undefined;
  return typeof person === "object" && !Array.isArray(person) ? { ...person, ...named } : named;
}
