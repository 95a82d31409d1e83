/** Where a picture is cut: how far in (1 is as much as fits), and where the window stands in the room that is left, from 0 to 1. */
export interface Cut {
  zoom: number;
  across: number;
  down: number;
}
export const zoomMax = 4;

export interface Size {
  width: number;
  height: number;
}
export interface Window extends Size {
  x: number;
  y: number;
}

/** The window of `ratio` (width by height) on a picture, in the picture's pixels. */
export function windowOf({ width, height }: Size, ratio: number, { zoom, across, down }: Cut): Window {
  const isWide = width / height > ratio;
  const w = (isWide ? height * ratio : width) / zoom;
  const h = (isWide ? height : width / ratio) / zoom;
  return { width: w, height: h, x: (width - w) * across, y: (height - h) * down };
}

/** The cut after the picture was pushed by (dx, dy) of its own pixels: the window goes the other way. */
export function pushed(size: Size, ratio: number, cut: Cut, dx: number, dy: number): Cut {
  const { width, height } = windowOf(size, ratio, cut);
  const moved = (at: number, room: number, by: number) => (room > 0 ? Math.min(1, Math.max(0, at - by / room)) : at);
  return {
    zoom: cut.zoom,
    across: moved(cut.across, size.width - width, dx),
    down: moved(cut.down, size.height - height, dy),
  };
}
