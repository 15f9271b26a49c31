import { pathToFileURL } from "node:url";

/** The default export of a JavaScript or TypeScript module. @param file absolute */
export async function readModule(file: string): Promise<unknown> {
  const url = pathToFileURL(file).href;
  if (!file.endsWith(".ts")) return (await import(url)).default;
  const { createJiti } = await import("jiti");
  return createJiti(url).import(url, { default: true });
}
