/** The first thing the Tab key meets: past the navigation to the page. The target carries the id. */
export function SkipLink({ label, target = "main" }: { label: string; target?: string }) {
  return (
    <a
      href={`#${target}`}
      className="skip-link fixed start-4 top-0 z-50 -translate-y-full rounded-b-md bg-accent px-4 py-2 font-medium text-on-accent focus:translate-y-0"
    >
      {label}
    </a>
  );
}
