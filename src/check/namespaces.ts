/** The namespaces that are known here, by the prefix that everybody uses for them. */
const known: Readonly<Record<string, string>> = {
  app: "http://www.w3.org/2007/app",
  at: "http://purl.org/atompub/tombstones/1.0",
  atom: "http://www.w3.org/2005/Atom",
  cc: "http://backend.userland.com/creativeCommonsRssModule",
  content: "http://purl.org/rss/1.0/modules/content/",
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
  fh: "http://purl.org/syndication/history/1.0",
  geo: "http://www.w3.org/2003/01/geo/wgs84_pos#",
  georss: "http://www.georss.org/georss",
  itunes: "http://www.itunes.com/dtds/podcast-1.0.dtd",
  media: "http://search.yahoo.com/mrss/",
  podcast: "https://podcastindex.org/namespace/1.0",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rss1: "http://purl.org/rss/1.0/",
  slash: "http://purl.org/rss/1.0/modules/slash/",
  source: "http://source.scripting.com/",
  sy: "http://purl.org/rss/1.0/modules/syndication/",
  thr: "http://purl.org/syndication/thread/1.0",
  wfw: "http://wellformedweb.org/CommentAPI/",
  xhtml: "http://www.w3.org/1999/xhtml",
  xml: "http://www.w3.org/XML/1998/namespace",
  xmlns: "http://www.w3.org/2000/xmlns/",
};

const prefixes = new Map(Object.entries(known).map(([prefix, uri]) => [uri, prefix]));
// The namespace's first address, which its authors still allow.
prefixes.set("https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md", "podcast");

/** Without what people mistake in the address of a namespace: letters in capitals, https, the last slash. */
const loose = (uri: string) =>
  uri
    .toLowerCase()
    .replace(/^https:/, "http:")
    .replace(/[/#]$/, "");
const nearly = new Map(Object.entries(known).map(([prefix, uri]) => [loose(uri), prefix]));

/** The name as everybody writes it: `dc:creator`; `{address}name` in a namespace that is not known. */
export function nameIn(uri: string, local: string): string {
  if (uri === "") return local;
  const prefix = prefixes.get(uri);
  return prefix === undefined ? `{${uri}}${local}` : `${prefix}:${local}`;
}

/** The namespace that was meant, when `uri` is not one but looks like it. */
export function namespaceMeant(uri: string): string | undefined {
  if (prefixes.has(uri)) return undefined;
  const prefix = nearly.get(loose(uri));
  return prefix === undefined ? undefined : known[prefix];
}
