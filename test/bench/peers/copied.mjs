// The script that nearly every blog has copied, in its best form: `feed`, gray-matter and marked, everything read
// synchronously, only what the feed shows rendered. Usage: node copied.mjs ARTICLES OUT [lean]
// With `lean` it keeps no bodies, and reads those that it shows once more: what few do, and quicker.
import fs from "node:fs";
import path from "node:path";
import { Feed } from "feed";
import matter from "gray-matter";
import { marked } from "marked";

const [articles, out, lean] = process.argv.slice(2);
const site = "https://example.org/";

const posts = [];
function walk(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) walk(file);
    else if (/\.(md|html|txt)$/.test(entry.name)) {
      const { data, content } = matter(fs.readFileSync(file, "utf8"), {});
      const [, day, slug] = /^(?:(\d{4}-\d\d-\d\d)-)?(.*)\.\w+$/.exec(entry.name);
      const date = new Date(data.date ?? day);
      posts.push({ data, date, slug, folder, file, ...(!lean && { content }) });
    }
  }
}
walk(articles);

const feed = new Feed({
  title: "Bench",
  id: site,
  link: site,
  language: "en",
  copyright: "",
  feedLinks: { rss: `${site}rss.xml`, atom: `${site}atom.xml`, json: `${site}feed.json` },
});
posts.sort((a, b) => b.date - a.date);
for (const { data, date, slug, folder, file, content } of posts.slice(0, 50)) {
  const link = `${site}${path.relative(articles, folder)}/${slug}/`;
  const text = content ?? matter(fs.readFileSync(file, "utf8"), {}).content;
  const html = file.endsWith(".md") ? marked.parse(text) : text;
  const [, paragraph = ""] = /<p[^>]*>(.*?)<\/p>/s.exec(html) ?? [];
  feed.addItem({
    title: data.title,
    id: link,
    link,
    date,
    description: data.description ?? paragraph.replace(/<[^>]*>/g, "").slice(0, 300),
    author: data.author && [{ name: data.author }],
    category: (data.tags ?? []).map((name) => ({ name })),
  });
}
fs.mkdirSync(out, { recursive: true });
fs.writeFileSync(path.join(out, "rss.xml"), feed.rss2());
fs.writeFileSync(path.join(out, "atom.xml"), feed.atom1());
fs.writeFileSync(path.join(out, "feed.json"), feed.json1());
