import type { Files } from "../../kernel/ports";
import { mediaKey } from "./content-url";
import { thumbnailWidths } from "./kinds";

export const thumbnailKey = (uuid: string, width: number): string => `${mediaKey(uuid)}/w${width}`;
/** The bytes of one version, named after the upload that brought them: two replacements at once do not meet. */
export const versionKey = (uuid: string, uploadUuid: string): string => `${mediaKey(uuid)}/v/${uploadUuid}`;
export const thumbnailKeys = (uuid: string): string[] => thumbnailWidths.map((width) => thumbnailKey(uuid, width));

/** Streams an object to another key; what was there is replaced. */
export async function copyObject(files: Files, from: string, to: string): Promise<void> {
  const object = await files.get(from);
  if (!object) throw new Error(`The object ${from} is gone`);
  await files.put(to, object.body, { mimeType: object.mimeType, size: object.size });
}
