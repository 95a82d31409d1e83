import { type Extensions, getSchema, Node } from "@tiptap/core";
import { Code } from "@tiptap/extension-code";
import { BulletList, OrderedList, TaskItem, TaskList } from "@tiptap/extension-list";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";

interface Surroundings {
  /** How a task's box is read aloud. */
  taskLabel?: (words: string) => string;
  /** Where the file of `media:<uuid>` can be seen now; nothing for one that cannot. */
  pictureUrl?: (src: string) => string | undefined;
}

/** Whether blank lines stand between a list's items: kept, so that a text comes back as it was. */
const loose = {
  default: false,
  keepOnSplit: true,
  parseHTML: () => false,
  renderHTML: () => ({}),
};
const withLoose = function (this: { parent?: (() => object) | null | undefined }) {
  return { ...this.parent?.(), loose };
};
/** Markdown's cells hold one line. */
const oneLine = { content: "paragraph" };

/** What the editor knows: exactly what Markdown has a word for, and nothing that would be lost in it. */
export const extensions = ({ taskLabel, pictureUrl }: Surroundings = {}): Extensions => [
  StarterKit.configure({
    underline: false,
    bulletList: false,
    orderedList: false,
    link: {
      openOnClick: false,
      defaultProtocol: "https",
      protocols: ["mailto"],
      HTMLAttributes: { target: null, rel: null },
    },
    code: false,
    codeBlock: { HTMLAttributes: { dir: "ltr" } },
    dropcursor: { class: "prose-drop", color: false },
  }),
  // Code may be bold, or a link, as in Markdown.
  Code.extend({ excludes: "" }).configure({ HTMLAttributes: { dir: "ltr" } }),
  BulletList.extend({ addAttributes: withLoose }),
  OrderedList.extend({ addAttributes: withLoose }),
  TaskList.extend({ addAttributes: withLoose }),
  TaskItem.configure({
    nested: true,
    ...(taskLabel ? { a11y: { checkboxLabel: (node) => taskLabel(node.firstChild?.textContent ?? "") } } : {}),
  }),
  Table.extend({
    renderHTML: () => ["table", ["tbody", 0]],
    // From the last cell Tab leaves the table: nobody is held in it.
    addKeyboardShortcuts() {
      const { Tab: _, ...rest } = this.parent?.() ?? {};
      return { ...rest, Tab: () => this.editor.commands.goToNextCell() };
    },
  }),
  TableRow,
  TableHeader.extend(oneLine),
  TableCell.extend(oneLine),
  picture(pictureUrl),
];

/** A file of ours where it can be seen; else its words, since the page may load pictures of nobody else. */
const picture = (urlOf: Surroundings["pictureUrl"]) =>
  Node.create({
    name: "picture",
    group: "inline",
    inline: true,
    draggable: true,
    atom: true,
    addAttributes: () => ({ src: { default: "" }, alt: { default: "" }, title: { default: null } }),
    parseHTML: () => [
      {
        tag: "[data-picture]",
        getAttrs: (element) => ({
          src: element.getAttribute("data-picture"),
          alt: element.getAttribute("data-alt"),
          title: element.getAttribute("data-title"),
        }),
      },
    ],
    renderHTML({ node }) {
      const { src, alt, title } = node.attrs as { src: string; alt: string; title: string | null };
      const url = urlOf?.(src);
      const data = { "data-picture": src, "data-alt": alt, ...(title ? { "data-title": title } : {}) };
      return url ? ["img", { ...data, src: url, alt }] : ["span", { ...data, class: "prose-picture" }, alt || src];
    },
  });

export const proseSchema = getSchema(extensions());
