/** The widths that the content origin serves pictures in. */
const widths = [160, 480, 960, 1600] as const;
type Width = (typeof widths)[number];

const ours = /\/m\/[\w-]+\.[\w-]+\/(?=[^/]+$)/;

/** The address of a picture `width` pixels wide; an address that is not of the content origin stays as it is. */
export const pictureAt = (url: string, width: Width): string => url.replace(ours, (start) => `${start}w${width}/`);

/** For `srcset`, with which the browser takes the smallest that is sharp where it is shown; undefined for pictures of which there is one. */
export const srcSetOf = (url: string, from: Width = 160, to: Width = 1600): string | undefined =>
  ours.test(url)
    ? widths
        .filter((width) => width >= from && width <= to)
        .map((width) => `${pictureAt(url, width)} ${width}w`)
        .join(", ")
    : undefined;
