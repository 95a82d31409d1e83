import { spawn } from "node:child_process";
import { join } from "node:path";

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}
/** Runs Wrangler. `input` goes to its standard input: the way for secrets, which must not be seen in a list of processes. */
export type Wrangler = (args: string[], options?: { input?: string; show?: boolean }) => Promise<Ran>;

export function wranglerIn(root: string): Wrangler {
  return (args, options) => runProgram([join(root, "node_modules/wrangler/bin/wrangler.js"), ...args], root, options);
}

function runProgram(args: string[], root: string, options: { input?: string; show?: boolean } = {}): Promise<Ran> {
  const { input = "", show = false } = options;
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const ran: Ran = { code: 1, stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => {
      ran[stream] += text;
      if (show) process[stream].write(text);
    });
  }
  // A program that ends before it has read everything is told by its exit code.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ ...ran, code: code ?? 1 }));
  });
}

/** The last words of a failure, for a person. */
export const complaintOf = ({ stderr, stdout }: Ran): string =>
  (stderr.trim() || stdout.trim()).split("\n").slice(-12).join("\n");
