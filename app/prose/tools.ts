import type { ChainedCommands, Editor } from "@tiptap/core";
import type { proseEditor } from "../../worker/words/prose-editor";

export interface Tool {
  name: keyof typeof proseEditor.en;
  run: (chain: ChainedCommands) => ChainedCommands;
  /** For what is on or off where the cursor stands. */
  active?: (editor: Editor) => boolean;
}

const on = (name: string, attributes?: object) => (editor: Editor) => editor.isActive(name, attributes);

/** In groups, as they stand in the bar. */
export const tools: readonly (readonly Tool[])[] = [
  [
    { name: "heading", run: (c) => c.toggleHeading({ level: 2 }), active: on("heading", { level: 2 }) },
    { name: "subheading", run: (c) => c.toggleHeading({ level: 3 }), active: on("heading", { level: 3 }) },
  ],
  [
    { name: "bold", run: (c) => c.toggleBold(), active: on("bold") },
    { name: "italic", run: (c) => c.toggleItalic(), active: on("italic") },
    { name: "strike", run: (c) => c.toggleStrike(), active: on("strike") },
    { name: "code", run: (c) => c.toggleCode(), active: on("code") },
  ],
  [
    { name: "bullet_list", run: (c) => c.toggleBulletList(), active: on("bulletList") },
    { name: "ordered_list", run: (c) => c.toggleOrderedList(), active: on("orderedList") },
    { name: "task_list", run: (c) => c.toggleTaskList(), active: on("taskList") },
    { name: "quote", run: (c) => c.toggleBlockquote(), active: on("blockquote") },
    { name: "code_block", run: (c) => c.toggleCodeBlock(), active: on("codeBlock") },
  ],
  [
    {
      name: "table",
      run: (c) => c.insertTable({ rows: 3, cols: 2, withHeaderRow: true }),
      active: on("table"),
    },
    { name: "rule", run: (c) => c.setHorizontalRule() },
  ],
  [
    { name: "undo", run: (c) => c.undo() },
    { name: "redo", run: (c) => c.redo() },
  ],
];

/** While the cursor is in a table. */
export const tableTools: readonly Tool[] = [
  { name: "row_after", run: (c) => c.addRowAfter() },
  { name: "row_delete", run: (c) => c.deleteRow() },
  { name: "column_after", run: (c) => c.addColumnAfter() },
  { name: "column_delete", run: (c) => c.deleteColumn() },
  { name: "table_delete", run: (c) => c.deleteTable() },
];
