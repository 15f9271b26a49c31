import packageJson from "../../package.json" with { type: "json" };

const [major = "0", minor = "0"] = packageJson.version.split(".");

/** What made the feed. The version without its last number: an upgrade that only mends changes no byte of a feed. */
export const generator = { name: "Feedwright", version: `${major}.${minor}` };
