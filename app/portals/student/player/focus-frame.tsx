import type { ReactNode } from "react";
import { player } from "../../../../worker/words/player";
import { useWords } from "../../../locale";
import { Anchor, AnchorProvider, Icon, SkipLink } from "../../../ui";
import { RoutedAnchor } from "../../shared/portal-shell";

/** A page for one thing alone: the way back, what it is, and nothing beside it. */
export function FocusFrame({
  back,
  heading,
  tools,
  children,
}: {
  back: { href: string; label: string };
  heading: string;
  tools?: ReactNode;
  children: ReactNode;
}) {
  const t = useWords(player);
  return (
    <AnchorProvider as={RoutedAnchor}>
      <div className="flex min-h-dvh flex-col bg-surface">
        <SkipLink label={t("skip")} />
        <header className="no-print sticky top-0 z-30 flex h-15 items-center gap-2 border-b border-line bg-surface/95 px-2 backdrop-blur-md sm:px-4">
          <Anchor
            href={back.href}
            aria-label={back.label}
            title={back.label}
            className="grid size-11 shrink-0 place-items-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
          >
            <Icon name="arrow-start" />
          </Anchor>
          <p className="min-w-0 flex-1 truncate text-sm font-medium sm:text-base">
            <bdi>{heading}</bdi>
          </p>
          {tools}
        </header>
        <main id="main" tabIndex={-1} className="flex-1 px-4 py-6 outline-none sm:px-8 sm:py-10">
          <div className="mx-auto max-w-3xl">{children}</div>
        </main>
      </div>
    </AnchorProvider>
  );
}
