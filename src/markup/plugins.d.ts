/** Extensions of Markdown whose packages tell no types. */
declare module "markdown-it-abbr" {
  const extend: (markdown: import("markdown-it").MarkdownIt) => void;
  export default extend;
}
declare module "markdown-it-deflist" {
  const extend: (markdown: import("markdown-it").MarkdownIt) => void;
  export default extend;
}
declare module "markdown-it-footnote" {
  const extend: (markdown: import("markdown-it").MarkdownIt) => void;
  export default extend;
}
declare module "markdown-it-mark" {
  const extend: (markdown: import("markdown-it").MarkdownIt) => void;
  export default extend;
}
