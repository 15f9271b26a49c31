import { execFile } from "node:child_process";

/**
 * Runs a program with a home of its own, an English UTF-8 locale, no proxy and nothing on its input.
 * Gives what it printed; fails when it fails.
 */
export function run(program: string, words: readonly string[], home: string): Promise<string> {
  const env = { PATH: "/usr/bin:/bin", HOME: home, LANG: "C.UTF-8", TZ: "UTC", TERM: "dumb" };
  return new Promise((resolve, reject) => {
    const options = { env, cwd: home, timeout: 60_000, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(program, words, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${program} ${words.join(" ")}\n${error.message}\n${stdout}${stderr}`));
    });
    child.stdin?.end();
  });
}
