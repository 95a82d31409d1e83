import * as v from "valibot";
import { flag, integer, line, optionalLine, uuid } from "../../kernel/inputs";
import { cursorInput, limitInput } from "../../kernel/paging";
import { mediaKinds } from "./kinds";

const AltText = v.strictObject({ en: optionalLine(300), ar: optionalLine(300) });
const kind = v.picklist(mediaKinds);

export const CreateUpload = v.strictObject({
  kind,
  filename: line(200),
  mimeType: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(100), v.regex(/^[\w.+-]+\/[\w.+-]+$/)),
  sizeBytes: integer(1, Number.MAX_SAFE_INTEGER),
  altText: v.optional(AltText, {}),
});
export const OfMedia = v.strictObject({ uuid });
export const ReplaceMedia = v.strictObject({ uuid, withUuid: uuid });
export const OfVersion = v.strictObject({ uuid, version: integer(1, 100_000) });
export const EditMedia = v.strictObject({ uuid, filename: v.optional(line(200)), altText: v.optional(AltText) });
export const ListMine = v.strictObject({ kind: v.optional(kind), cursor: cursorInput, limit: limitInput() });
export const ListMedia = v.strictObject({
  kind: v.optional(kind),
  ownerUuid: v.optional(uuid),
  /** True for those that nothing uses yet. */
  unused: v.optional(flag),
  cursor: cursorInput,
  limit: limitInput(),
});
export const ReceivePart = v.strictObject({
  ticket: v.pipe(v.string(), v.maxLength(2000)),
  number: integer(1, 10_000),
  /** What Content-Length promises. */
  sizeBytes: integer(1, Number.MAX_SAFE_INTEGER),
  body: v.instance(ReadableStream<Uint8Array>),
});
