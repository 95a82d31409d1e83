// biome-ignore-all lint/suspicious/noArrayIndexKey: the lines have nothing else to be known by
import { cx } from "../cx";

export interface SkeletonProps {
  shape?: "line" | "title" | "block" | "circle";
  /** Lines end unevenly, as words do. */
  lines?: number;
  className?: string;
}

const shapes = {
  line: "h-3.5 w-full",
  title: "h-6 w-2/3",
  block: "h-32 w-full rounded-lg",
  circle: "size-10 rounded-full",
};
const widths = ["w-full", "w-11/12", "w-10/12", "w-full", "w-7/12"];

/** The shape of what is coming. Shows itself only after 200 ms. */
export function Skeleton({ shape = "line", lines = 1, className }: SkeletonProps) {
  if (shape !== "line" || lines === 1)
    return <div aria-hidden="true" className={cx("skeleton", shapes[shape], className)} />;
  return (
    <div aria-hidden="true" className={cx("grid gap-2.5", className)}>
      {Array.from({ length: lines }, (_, line) => (
        <div
          key={line}
          className={cx("skeleton h-3.5", line === lines - 1 ? "w-7/12" : widths[line % widths.length])}
        />
      ))}
    </div>
  );
}

/** Wraps skeletons and says, once and aloud, that something is loading. */
export function SkeletonRegion({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div role="status" aria-live="polite">
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
