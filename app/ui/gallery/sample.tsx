import type { ReactNode } from "react";
import type { GalleryWords } from "../../../worker/words/gallery";

export interface GalleryPart {
  words: GalleryWords;
}

/** One part of the gallery, with an address of its own. */
export function Group({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid grid-cols-1 gap-8 border-t border-line pt-8">
      <h2 id={`${id}-title`} className="text-2xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

export function Sample({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 grid-cols-1 content-start gap-4">
      <h3 className="text-sm font-medium text-ink-faint">{title}</h3>
      {children}
    </div>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>;
}
