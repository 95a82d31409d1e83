import { formatDate, formatRelative } from "../../../worker/words/format";
import { useReader } from "../../locale";

interface WhenProps {
  at: string;
  /** The loader's "now": says how long ago instead, with the date in the title. */
  since?: string;
  time?: boolean;
  zoneName?: boolean;
}

/** An instant in the reader's zone. */
export function When({ at, since, time = since !== undefined, zoneName = false }: WhenProps) {
  const { locale, timeZone } = useReader();
  const date = formatDate(at, locale, { timeZone, time, zoneName });
  return (
    <time dateTime={at} {...(since ? { title: date } : {})}>
      {since ? formatRelative(at, since, locale) : date}
    </time>
  );
}
