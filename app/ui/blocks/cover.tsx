import { cx } from "../cx";
import { pictureAt, srcSetOf } from "../pictures";
import { paletteClass, paletteOf, sequence } from "../primitives/seed";
import { drawings } from "./cover-shapes";

export interface CoverProps {
  /** Gives the same drawing each time: a course's uuid or slug. */
  seed: string;
  image?: { src: string; alt: string };
  /** How wide it is shown, as `sizes` says it; a card in a grid unless told. */
  sizes?: string;
  /** Seen at once, so fetched at once. */
  eager?: boolean;
  className?: string;
}

/** A picture 16 wide by 9 high, or a drawing made from the seed. The drawing says nothing, so it is hidden from readers. */
export function Cover({ seed, image, sizes = "(min-width: 40rem) 24rem, 100vw", eager, className }: CoverProps) {
  const frame = cx("aspect-video w-full", className);
  if (image)
    return (
      <img
        src={pictureAt(image.src, 960)}
        srcSet={srcSetOf(image.src, 480)}
        sizes={sizes}
        alt={image.alt}
        width={640}
        height={360}
        loading={eager ? "eager" : "lazy"}
        decoding="async"
        className={cx(frame, "object-cover")}
      />
    );
  const { ground, text } = paletteClass[paletteOf(seed)];
  const random = sequence(seed);
  const draw = drawings[Math.floor(random() * drawings.length)] ?? drawings[0];
  return (
    <svg
      viewBox="0 0 320 180"
      preserveAspectRatio="xMidYMid slice"
      className={cx(frame, ground, text)}
      aria-hidden="true"
    >
      {draw(random)}
    </svg>
  );
}
