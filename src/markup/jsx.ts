import { frameOf } from "./embedcode.ts";

const braces = "\\{(?:[^{}]|\\{(?:[^{}]|\\{[^{}]{0,500}\\}){0,500}\\}){0,2000}\\}";
const attributes = `(?:[^<>{}"']|"[^"<]{0,1000}"|'[^'<]{0,1000}'|${braces}){0,2000}`;
/** A tag of JSX: one of a component that closes itself or belongs to another, or any with an attribute in braces. */
export const jsxTag = `<\\/[A-Z][\\w.]*>|<[A-Z]\\w*\\.[A-Z][\\w.]*\\s${attributes}>|<[A-Z][\\w.]*(?:\\s${attributes})?\\/>|<\\/?[A-Za-z][\\w.]*(?=\\s[^<>]{0,1000}=\\{)${attributes}>`;
/** What MDX takes from elsewhere, gives elsewhere, or says to nobody. */
export const jsxLine =
  "(?:^|\\n)(?:(?:import|export)\\s[^\\n]{1,300}\\sfrom\\s+[\"'][^\\n\"']+[\"'];?|import\\s+\\{[^{};]{1,2000}\\}\\s+from\\s+[\"'][^\\n\"']+[\"'];?|import\\s+[\"'][^\\n\"']+[\"'];?|export\\s+(?:(?:const|let|var)\\s+[\\w{[][^\\n=]{0,200}=|default\\s|(?:async\\s+)?function\\s)[^\\n]*(?:\\n(?![ \\t]*(?:\\n|$))[^\\n]*){0,500})[ \\t]*(?=\\n|$)";

/** The component that a tag opens or closes, if it is one. */
export const componentOf = (tag: string) => /^<(\/?)([A-Z][\w.]*)/.exec(tag) ?? undefined;

/** Names of HTML keep what they say plainly; components go, but for players of known sites. */
export function withoutJsx(tag: string): string {
  const [, close, name = "", written = ""] = /^<(\/?)([\w.]+)([\s\S]*?)\/?>$/.exec(tag) ?? [];
  if (/^[A-Z]/.test(name)) return frameOf(`${name} ${written.replace(/[{}]/g, "")}`) ?? "";
  const kept = written.replace(
    new RegExp(`\\s([\\w-]+)=(${braces})`, "g"),
    (_, key: string, value: string) => {
      const [, literal] =
        /^\{\s*(?:(?:require|useBaseUrl|withBase)\(\s*)?["'`]([^"'`$<>]*)["'`]\s*\)?(?:\.default)?\s*\}$/.exec(
          value,
        ) ??
        /^\{\s*(\d+)\s*\}$/.exec(value) ??
        [];
      return literal === undefined ? "" : ` ${key}="${literal}"`;
    },
  );
  return `<${close}${name}${kept}>`;
}
