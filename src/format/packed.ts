import type { Output, Packing } from "../model.ts";

const mediaTypes: Readonly<Record<Packing, string>> = { gz: "application/gzip", br: "application/x-brotli" };

/** The file, and beside it the same packed, for servers that send what lies there. Hosts read `_headers` as it is. */
export function withPacked(output: Output, packings: readonly Packing[]): Output[] {
  const { path, yields } = output;
  if (path === "_headers") return [output];
  return [
    output,
    ...packings.map((packing): Output => {
      return {
        ...{ path: `${path}.${packing}`, mediaType: mediaTypes[packing] },
        ...{ packing: { by: packing, of: path }, ...(yields && { yields }) },
        get made() {
          return output.made;
        },
        get text() {
          return output.text;
        },
      };
    }),
  ];
}
