import { execFile } from "node:child_process";

export type Verdict =
  | { state: "clean" }
  | { state: "found"; advisories: string[] }
  /** Nobody could be asked: no network, or a registry without this service. */
  | { state: "unasked"; reason: string };

interface Report {
  message?: string;
  error?: { summary?: string };
  vulnerabilities?: Record<string, { severity: string; via: (string | { title: string; url: string })[] }>;
}
const grave = new Set(["high", "critical"]);

/** What `npm audit --json` has said: grave advisories about what we ship, or why it could say nothing. */
export function verdictOf(text: string): Verdict {
  let report: Report;
  try {
    report = JSON.parse(text) as Report;
  } catch {
    return { state: "unasked", reason: "npm audit gave no answer" };
  }
  const { vulnerabilities } = report;
  if (!vulnerabilities)
    return { state: "unasked", reason: report.message ?? report.error?.summary ?? "no reason given" };
  const advisories = Object.entries(vulnerabilities).flatMap(([name, { severity, via }]) =>
    grave.has(severity)
      ? via.flatMap((cause) =>
          typeof cause === "string" ? [] : [`${name} (${severity}): ${cause.title} ${cause.url}`],
        )
      : [],
  );
  return advisories.length > 0 ? { state: "found", advisories: [...new Set(advisories)] } : { state: "clean" };
}

/** Asks the registry's audit endpoint, once and not for long. */
export function askForAdvisories(): Promise<Verdict> {
  const args = ["audit", "--omit=dev", "--json", "--fetch-retries=0", "--fetch-timeout=8000"];
  return new Promise((resolve) => {
    // npm audit exits with 1 for what it finds: its words count, not its code.
    execFile("npm", args, { timeout: 20_000, maxBuffer: 32 * 1024 * 1024 }, (_, stdout) => resolve(verdictOf(stdout)));
  });
}
