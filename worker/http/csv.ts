import Papa from "papaparse";

/** One call's worth of rows, and whether there is more. */
interface Rows<T> {
  items: T[];
  next: string | null;
}

interface Table<T> {
  /** Without its ending. */
  filename: string;
  columns: { header: string; cell: (row: T) => string }[];
  /** The rows that came first: what could refuse has let the reader in by now. */
  first: Rows<T>;
  more: (cursor: string) => Promise<Rows<T>>;
}

/**
 * A table as a file that spreadsheets open (RFC 4180, with the mark that tells them it is UTF-8, and nothing in it that they would calculate). Sent
 * as it is read, so its length costs no memory; where a later part fails, the download breaks off rather than end early in silence.
 */
export function csvResponse<T>({ filename, columns, first, more }: Table<T>): Response {
  const lines = (rows: string[][]) => `${Papa.unparse(rows, { escapeFormulae: true, newline: "\r\n" })}\r\n`;
  const body = ({ items }: Rows<T>) =>
    items.length > 0 ? lines(items.map((row) => columns.map(({ cell }) => cell(row)))) : "";
  const encoder = new TextEncoder();
  let page: Rows<T> | null = null;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!page) {
        page = first;
        controller.enqueue(encoder.encode(`\uFEFF${lines([columns.map(({ header }) => header)])}${body(page)}`));
      } else if (page.next) {
        page = await more(page.next);
        controller.enqueue(encoder.encode(body(page)));
      }
      if (!page.next) controller.close();
    },
  });
  return new Response(stream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${filename}.csv"`,
    },
  });
}
