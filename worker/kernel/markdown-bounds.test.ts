import { expect, it } from "vitest";
import { isWithinBounds } from "./markdown-bounds";

it.each<[string, string]>([
  ["quotations", "> ".repeat(2_500)],
  ["lists", `${"- ".repeat(41)}a`],
  ["numbered lists in quotations", `${"> 1. ".repeat(21)}a`],
  ["notes", `${"[^a]: ".repeat(41)}a`],
  ["lists by indentation", Array.from({ length: 60 }, (_, depth) => `${" ".repeat(2 * depth)}- a`).join("\n")],
  ["many lines that are deep", `${"> ".repeat(30)}a\n\n`.repeat(1_500)],
  ["a table of short rows", `${"|".repeat(101)}\n${"|-".repeat(100)}|\n${"a\n".repeat(9_900)}`],
  ["a table in a quotation", `> ${"|a".repeat(100)}\n> ${"|-".repeat(100)}\n${">a\n".repeat(900)}`],
  ["emphasis", `${"*a ".repeat(300)}${"b* ".repeat(300)}`],
  ["runs of stars", `${"*".repeat(300)}a${"*".repeat(300)}`],
  ["pictures", `${"![".repeat(300)}a${"](b)".repeat(300)}`],
  ["links", "[a](".repeat(4_000)],
  ["what only looks like code", `<div>\n\`\`\`\n${"> ".repeat(100)}`],
  ["what comes behind code", `\`\`\`\na\n\`\`\`\n${"> ".repeat(100)}`],
])("LES-3 %s beyond measure are told before they are drawn", (_, markdown) => {
  expect(isWithinBounds(markdown)).toBe(false);
});

it.each<[string, string]>([
  ["a long text", "The *quick* __brown__ fox [jumps](https://x.example) over ~~two~~ 5*3 dogs.\n\n".repeat(1_200)],
  ["lists of six levels", Array.from({ length: 900 }, (_, i) => `${"  ".repeat(i % 6)}- point ${i}`).join("\n")],
  ["a large table", `|a|b|c|d|e|f|\n|-|-|-|-|-|-|\n${"|1|2|3|4|5|6|\n".repeat(500)}`],
  ["gaps to be filled", "1. The capital is ____________________. It has __________ people.\n".repeat(100)],
  ["a drawn line", `${"-".repeat(200)}\n\n${"* ".repeat(20)}\n\n${"_".repeat(200)}`],
  [
    "code with boxes and deep lines",
    `\`\`\`c\n/*${"*".repeat(90)}*/\n`.concat(`${" ".repeat(120)}- x\n`.repeat(200), "```"),
  ],
  [
    "notes and their places",
    Array.from({ length: 300 }, (_, i) => `Said[^${i}].\n\n[^${i}]: by somebody`).join("\n\n"),
  ],
])("LES-3 %s is no more than people write", (_, markdown) => {
  expect(isWithinBounds(markdown)).toBe(true);
});
