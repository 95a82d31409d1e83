import type { Attachment } from "../../../../../durable-objects/chat-room/protocol-events";
import { chatFiles } from "../../../../../worker/words/chat-files";
import { useWords } from "../../../../locale";

/** What a message says in one line: its words, or what it carries where it has none. */
export function useSaid(): (message: { text: string; files?: readonly Attachment[] | undefined }) => string {
  const t = useWords(chatFiles);
  return ({ text, files = [] }) =>
    text || files.map((file) => (file.kind === "file" ? file.name : file.alt || t(file.kind))).join(", ");
}
