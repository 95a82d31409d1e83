/** A Markdown table. Cells of numbers stand on the right. */
export function table(heads: string[], rows: string[][]): string {
  const numeric = heads.map(
    (_, at) => at > 0 && rows.length > 0 && rows.every((row) => /^(|—|[\d.,]+)$/.test(row[at] ?? "")),
  );
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(heads), `| ${numeric.map((right) => (right ? "---:" : "---")).join(" | ")} |`, ...rows.map(line)].join(
    "\n",
  );
}
