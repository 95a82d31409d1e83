import { cpus, loadavg, totalmem } from "node:os";

/** What was measured on, for whoever compares. */
export function machineFacts(): [string, string][] {
  const [cpu] = cpus();
  return [
    ["Processor", `${cpus().length} × ${cpu?.model.trim() ?? "unknown"}`],
    ["Memory", `${(totalmem() / 2 ** 30).toFixed(0)} GiB`],
    ["Node", process.version],
    [
      "Load average before the run",
      loadavg()
        .map((value) => value.toFixed(1))
        .join(", "),
    ],
  ];
}
