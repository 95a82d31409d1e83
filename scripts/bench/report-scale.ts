import { ms, ratio } from "./numbers";
import { largeRows } from "./plans";
import type { Scaled } from "./scale";
import { table } from "./table";

export const scaleSection = (
  { sizes, seededIn, times, plans }: Scaled,
  plansFile: string,
  today: string,
) => `## Large scale

On ${today}, with ${sizes.courses.toLocaleString("en")} courses, ${sizes.students.toLocaleString("en")} students and ${sizes.progress.toLocaleString("en")} rows of progress besides the demo data; filled in ${seededIn.toFixed(0)} s. One request after the other, milliseconds; "times" compares the medians. The demo data alone has three courses and some thirty people: lists that are short there are full pages here, and that is part of the difference; "in PostgreSQL" is what scale itself costs.

${table(
  [
    "Page or list",
    "times",
    "small p50",
    "large p50",
    "large p95",
    "in PostgreSQL",
    "blocks of 8 kB",
    `whole reads of tables over ${largeRows.toLocaleString("en")} rows`,
  ],
  times.map(({ name, small, large }) => {
    const plan = plans.find((each) => each.name === name);
    return [
      name,
      small ? ratio(large.p50 / small.p50) : "—",
      small ? ms(small.p50) : "—",
      ms(large.p50),
      ms(large.p95),
      plan ? ms(plan.ms) : "—",
      plan ? plan.blocks.toLocaleString("en") : "—",
      plan?.wholeReads.join(", ") || "none",
    ];
  }),
)}

The plans themselves: [${plansFile}](${plansFile}).`;

export const plansPage = ({ sizes, plans }: Scaled, today: string) => `# Plans at the large scale

Written with [bench.md](bench.md) on ${today}: the plan of every statement that each page or list sends, run over ${sizes.courses.toLocaleString("en")} courses, ${sizes.students.toLocaleString("en")} students and ${sizes.progress.toLocaleString("en")} rows of progress. The session's own statement is left out.

${plans.map(({ name, ms: took, text }) => `## ${name}\n\n${ms(took)} ms\n\n\`\`\`\n${text}\n\`\`\`\n`).join("\n")}`;
