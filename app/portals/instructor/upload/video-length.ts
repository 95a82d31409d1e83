/** Whole seconds of a film as the browser reads them; null where it cannot, and the author types them. */
export function videoLength(file: File): Promise<number | null> {
  const address = URL.createObjectURL(file);
  const video = document.createElement("video");
  return new Promise<number | null>((resolve) => {
    video.preload = "metadata";
    video.onloadedmetadata = () =>
      resolve(Number.isFinite(video.duration) ? Math.max(1, Math.round(video.duration)) : null);
    video.onerror = () => resolve(null);
    video.src = address;
  }).finally(() => URL.revokeObjectURL(address));
}
