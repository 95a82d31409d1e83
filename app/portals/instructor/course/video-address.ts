/** The address that a video's provider and id stand for, to be shown in the form again. */
export const videoAddress = ({
  provider,
  videoId,
}: {
  provider?: string | undefined;
  videoId?: string | undefined;
}): string =>
  !provider || !videoId
    ? ""
    : provider === "vimeo"
      ? `https://vimeo.com/${videoId}`
      : `https://www.youtube.com/watch?v=${videoId}`;
