import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { collapsed, instantOf, type Reader, type Shown } from "./reader.ts";
import { run } from "./run.ts";

interface Mail {
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly seconds: number;
  readonly from: string;
  readonly body: string;
}

const script = fileURLToPath(new URL("maildir.py", import.meta.url));

/** One mail an entry: what is shown as new can never be taken back. */
export const rss2email: Reader = {
  name: "rss2email",
  // one name a mail, and not the same one of several in both formats
  authors: (names, format) => names.at(format === "atom.xml" ? -1 : 0) ?? "",
  asksAfter: 1,
  showsEdits: false,
  subscribe(address, home) {
    const [config, data, mail] = ["config", "data.json", "mail"].map((name) => path.join(home, name));
    if (config === undefined || data === undefined || mail === undefined) throw new Error("no home");
    const settings = {
      from: "feeds@localhost",
      to: "reader@localhost",
      "email-protocol": "maildir",
      "maildir-path": mail,
      "maildir-mailbox": "inbox",
      "date-header": "True",
      "date-header-order": "issued, modified",
      "name-format": "{author}",
      "body-width": "0",
    };
    const lines = Object.entries(settings).map(([key, value]) => `${key} = ${value}\n`);
    fs.writeFileSync(config, `[DEFAULT]\n${lines.join("")}`);
    fs.mkdirSync(mail);
    const r2e = (...words: string[]) => run("r2e", ["-c", config, "-d", data, ...words], home);
    const mails = async (): Promise<readonly Mail[]> =>
      JSON.parse(await run("/usr/bin/python3", [script, mail], home));
    const seen = new Set<string>();
    return {
      async refresh() {
        if (!fs.existsSync(data)) await r2e("add", "harbour", address);
        await r2e("run");
        const fresh = (await mails()).filter(({ file }) => !seen.has(file));
        for (const { file } of fresh) seen.add(file);
        return fresh.map(shown);
      },
      kept: async () => (await mails()).map(shown),
    };
  },
};

function shown({ id, title, link, seconds, from, body }: Mail): Shown {
  const summary = collapsed(body.split(/^URL: /m, 1)[0] ?? "");
  return { id, title, link, published: instantOf(seconds), summary, authors: from };
}
