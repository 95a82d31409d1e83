import type { ReactNode } from "react";
import { Badge } from "../primitives/badge";
import { Card } from "../primitives/card";
import { Icon } from "../primitives/icon";
import { Anchor } from "../primitives/link";
import { ProgressBar } from "../primitives/progress";
import { Cover } from "./cover";

export interface CourseCardProps {
  href: string;
  title: string;
  /** The language of title and summary, where it may not be the page's. */
  lang?: "en" | "ar";
  /** Two lines at most are shown. */
  summary?: string;
  cover: { seed: string; image?: { src: string; alt: string } };
  category?: string;
  level: string;
  duration: string;
  /** "Free", "₹1,499": already worded. Left out once enrolled. */
  price?: string;
  instructor?: string;
  /** Stars and count, or nothing while there are none. */
  rating?: ReactNode;
  badge?: string;
  /** For those enrolled: 0 to 100 and its words. */
  progress?: { value: number; label: string; text: string };
  headingLevel?: 2 | 3 | 4;
}

/** A course one can open: the whole card is its title's link. */
export function CourseCard(props: CourseCardProps) {
  const {
    href,
    title,
    lang,
    summary,
    cover,
    category,
    level,
    duration,
    price,
    instructor,
    rating,
    badge,
    progress,
    headingLevel = 3,
  } = props;
  const Heading = `h${headingLevel}` as "h2" | "h3" | "h4";
  return (
    <Card
      as="article"
      padding="none"
      interactive
      className="relative flex h-full flex-col overflow-hidden has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-offset-2 has-[a:focus-visible]:outline-accent"
    >
      <div className="relative">
        <Cover {...cover} />
        {badge && (
          <span className="absolute start-3 top-3 rounded-full bg-surface shadow-soft">
            <Badge tone="accent">{badge}</Badge>
          </span>
        )}
      </div>
      <div className="flex flex-1 flex-col gap-2 p-5">
        {(category || rating) && (
          <div className="flex items-center justify-between gap-3 text-sm text-ink-faint">
            <span className="truncate">{category}</span>
            {rating}
          </div>
        )}
        <Heading className="text-lg leading-snug">
          <Anchor href={href} className="after:absolute after:inset-0 focus-visible:outline-none">
            <bdi lang={lang}>{title}</bdi>
          </Anchor>
        </Heading>
        {summary && (
          <p className="line-clamp-2 text-sm text-ink-muted">
            <bdi lang={lang}>{summary}</bdi>
          </p>
        )}
        {instructor && <p className="text-sm text-ink-faint">{instructor}</p>}
        <div className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-1 pt-3 text-sm text-ink-muted">
          <span className="inline-flex items-center gap-1.5">
            <Icon name="chart" size={16} className="text-ink-faint" />
            {level}
          </span>
          <span className="inline-flex items-center gap-1.5">
            <Icon name="clock" size={16} className="text-ink-faint" />
            {duration}
          </span>
          {price && <span className="ms-auto font-semibold tabular-nums text-ink">{price}</span>}
        </div>
        {progress && (
          <div className="pt-1">
            <ProgressBar label={progress.label} value={progress.value} text={progress.text} hideLabel />
          </div>
        )}
      </div>
    </Card>
  );
}

/** Cards side by side, as many as fit. */
export function CardGrid({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17.5rem),1fr))] gap-6">{children}</div>;
}
