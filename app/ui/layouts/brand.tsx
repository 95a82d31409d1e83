import { cx } from "../cx";
import { Anchor } from "../primitives/link";

export interface Brand {
  name: string;
  href: string;
  /** The tenant's own mark; ours is drawn where there is none. */
  logo?: { src: string; width: number; height: number };
}

/** Our mark: an open book that is also an upward step. */
export function Mark({ size = 30 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} className="shrink-0" aria-hidden="true">
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <path
        d="M7 21.5V12.2c3.6-.5 6.4.3 9 2.6v9.3c-2.6-2.3-5.4-3.1-9-2.6Z"
        className="fill-on-accent"
        fillOpacity="0.62"
      />
      <path d="M16 24.1v-9.3l9-6.3v9.3l-9 6.3Z" className="fill-on-accent" />
    </svg>
  );
}

export function BrandLink({ brand, compact }: { brand: Brand; compact?: boolean }) {
  return (
    <Anchor href={brand.href} className="flex items-center gap-2.5 rounded-md font-semibold tracking-tight">
      {brand.logo ? (
        <img src={brand.logo.src} width={brand.logo.width} height={brand.logo.height} alt="" className="h-8 w-auto" />
      ) : (
        <Mark />
      )}
      <span className={cx("text-base", compact && "max-sm:sr-only")}>{brand.name}</span>
    </Anchor>
  );
}
