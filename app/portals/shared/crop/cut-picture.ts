import type { Window } from "./window";

/**
 * What the window shows of a picture, at most `widest` pixels wide, as a JPEG. Drawn anew, so it is turned as it was seen and carries nothing of what a
 * camera wrote beside it.
 */
export async function cutPicture(
  picture: HTMLImageElement,
  { x, y, width, height }: Window,
  widest: number,
  filename: string,
): Promise<File> {
  const canvas = document.createElement("canvas");
  const scale = Math.min(1, widest / width);
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const paper = canvas.getContext("2d");
  if (!paper) throw new Error("This browser draws no pictures");
  // A JPEG has no clear parts.
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.imageSmoothingQuality = "high";
  paper.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));
  if (!blob) throw new Error("The picture was not drawn");
  return new File([blob], `${filename.replace(/\.[^.]*$/, "")}.jpg`, { type: "image/jpeg" });
}
