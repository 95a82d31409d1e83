import { partsOf } from "./text-parts";

/** Words as they were written, each in its own direction; links open elsewhere and tell nobody where they come from. */
export function MessageText({ text, names }: { text: string; names: readonly string[] }) {
  return (
    <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {partsOf(text, names).map((part, index) => {
        const key = `${index}:${part.text}`;
        if (part.is === "link")
          return (
            <a
              key={key}
              href={part.href}
              target="_blank"
              rel="noreferrer nofollow ugc"
              className="text-accent-ink underline underline-offset-2"
            >
              {part.text}
            </a>
          );
        if (part.is === "mention")
          return (
            <bdi key={key} className="font-medium text-accent-ink">
              {part.text}
            </bdi>
          );
        return part.text;
      })}
    </p>
  );
}
