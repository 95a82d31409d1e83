/** Signs of the bar: 24 by 24, round strokes of 1.75, as app/ui draws its own. They come with the editor alone. */
const paths = {
  heading: "M5 5.5v13M13 5.5v13M5 12h8M17 12.2c.3-1.2 1.1-1.7 2-1.7 1.2 0 2 .8 2 1.9 0 2-4 3-4 6.1h4",
  subheading:
    "M5 5.5v13M13 5.5v13M5 12h8M17 11.6c.4-.7 1.1-1.1 2-1.1 1.1 0 2 .7 2 1.9s-.9 1.9-2 1.9c1.2 0 2.2.8 2.2 2.1s-1 2.1-2.2 2.1c-1 0-1.8-.5-2.2-1.3",
  bold: "M7.5 5.5h5.3a3.2 3.2 0 0 1 0 6.5H7.5V5.5ZM7.5 12h6.2a3.3 3.3 0 0 1 0 6.5H7.5V12Z",
  italic: "M10 5.5h7M7 18.5h7M14 5.5l-4 13",
  strike:
    "M4.5 12h15M16.8 8.2c-.5-1.7-2.3-2.9-4.8-2.9-2.7 0-4.7 1.4-4.7 3.4 0 .8.3 1.5.8 2M7 15.8c.6 1.8 2.4 2.9 5 2.9 2.9 0 4.9-1.4 4.9-3.5 0-.5-.1-1-.3-1.4",
  code: "M8.5 7.5L4 12l4.5 4.5M15.5 7.5L20 12l-4.5 4.5",
  bullet_list: "M9.5 6.5H20M9.5 12H20M9.5 17.5H20M5 6.5h.01M5 12h.01M5 17.5h.01",
  ordered_list:
    "M10.5 6.5H20M10.5 12H20M10.5 17.5H20M4.5 5.2l1.5-.7v4.3M4.4 15.6c.2-.7.7-1 1.3-1 .8 0 1.3.5 1.3 1.2 0 1.2-2.6 1.9-2.6 3.7H7",
  task_list: "M4 6.8l1.3 1.3L8 5.4M4 16.3l1.3 1.3L8 14.9M11.5 7H20M11.5 16.5H20",
  quote: "M10 7.5c-3 .6-4.8 2.7-4.8 5.9v3.1H10v-4.6H7.4M19.2 7.5c-3 .6-4.8 2.7-4.8 5.9v3.1h4.8v-4.6h-2.6",
  code_block:
    "M5.5 4.5h13A1.5 1.5 0 0 1 20 6v12a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18V6a1.5 1.5 0 0 1 1.5-1.5ZM10 9.5L7.5 12l2.5 2.5M14 9.5l2.5 2.5-2.5 2.5",
  rule: "M4 12h16M7 7h10M7 17h10",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1",
  picture:
    "M5.5 4.5h13A1.5 1.5 0 0 1 20 6v12a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18V6a1.5 1.5 0 0 1 1.5-1.5ZM4 16.5l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9h.01",
  table:
    "M5.5 4.5h13A1.5 1.5 0 0 1 20 6v12a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18V6a1.5 1.5 0 0 1 1.5-1.5ZM4 9.5h16M4 14.5h16M12 9.5v10",
  undo: "M9 5.5L4.5 10 9 14.5M4.5 10H15a4.5 4.5 0 0 1 0 9h-3",
  redo: "M15 5.5l4.5 4.5-4.5 4.5M19.5 10H9a4.5 4.5 0 0 0 0 9h3",
} as const;
export type ToolIcon = keyof typeof paths;
export const hasIcon = (name: string): name is ToolIcon => Object.hasOwn(paths, name);

/** Lists begin where the line begins; a quotation's and an arrow's sense turns with it as well. */
const turning: ReadonlySet<ToolIcon> = new Set(["bullet_list", "ordered_list", "task_list", "quote", "undo", "redo"]);

export function ToolSign({ name }: { name: ToolIcon }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={20}
      height={20}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={turning.has(name) ? "rtl:-scale-x-100" : undefined}
    >
      <path d={paths[name]} />
    </svg>
  );
}
