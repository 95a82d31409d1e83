import { acceptOf } from "../../../instructor/upload/accepted";

/** By the endings of names: systems call some of these otherwise, or nothing at all. */
const types: Record<string, string> = {
  csv: "text/csv",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  txt: "text/plain",
  webm: "video/webm",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  zip: "application/zip",
};

/** The same file under the type that its name tells. The server judges by what is in it. */
export function typed(file: File): File {
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  const type = types[ending];
  if (!type || type === file.type) return file;
  return new File([file], file.name, { type, lastModified: file.lastModified });
}

/** Whether a message may carry it, as far as its name and type tell: what the server would refuse is not sent there first. */
export function isTaken({ name, type }: File): boolean {
  const ending = `.${name.split(".").at(-1)?.toLowerCase()}`;
  return acceptOf("chat_file")
    .split(",")
    .some((one) => one === type || one === ending);
}
