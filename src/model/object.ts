/** Whether a value that was read is a mapping, as JSON and YAML have it. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
