// biome-ignore-all lint/suspicious/noArrayIndexKey: a drawing never changes its order
/**
 * The product in one drawing without a word in it: a lesson playing, progress, a certificate with its seal.
 * Shapes only, in the tokens' colours, so it suits both themes and every tenant; turned round in Arabic.
 */
export function HeroArt() {
  return (
    <svg viewBox="0 0 520 420" className="h-auto w-full overflow-visible rtl:-scale-x-100" aria-hidden="true">
      <Lattice />
      <Lesson />
      <Certificate />
      <Progress />
    </svg>
  );
}

/** Its certificate alone. */
export function CertificateArt() {
  return (
    <svg viewBox="258 206 250 190" className="h-auto w-full overflow-visible rtl:-scale-x-100" aria-hidden="true">
      <Certificate />
    </svg>
  );
}

/** A play sign and a tick look the same in every script: turned back inside the turned drawing. */
const upright = "[transform-box:fill-box] origin-center rtl:-scale-x-100";
const lift =
  "[filter:drop-shadow(0_1px_1px_rgb(var(--shadow-tint)/0.06))_drop-shadow(0_12px_20px_rgb(var(--shadow-tint)/0.12))]";

function Lattice() {
  return (
    <g className="stroke-accent-line" fill="none" strokeWidth="1.5">
      {Array.from({ length: 30 }, (_, i) => {
        const [x, y] = [30 + (i % 6) * 92, 26 + Math.floor(i / 6) * 92];
        return (
          <g key={i} transform={`translate(${x} ${y})`} strokeOpacity={0.55}>
            <rect x="-19" y="-19" width="38" height="38" />
            <rect x="-19" y="-19" width="38" height="38" transform="rotate(45)" />
            <path d={`${i % 6 < 5 ? "M27 0H65" : ""}${i < 24 ? "M0 27V65" : ""}`} />
          </g>
        );
      })}
    </g>
  );
}

function Lesson() {
  return (
    <g transform="translate(40 48)" className={lift}>
      <rect width="380" height="258" rx="18" className="fill-raised stroke-line" />
      <path d="M0 18A18 18 0 0 1 18 0H362A18 18 0 0 1 380 18V188H0Z" className="fill-cover-sky" />
      <g className="text-cover-sea-ink" fill="currentColor">
        <circle cx="306" cy="58" r="24" className="fill-cover-sand dark:fill-cover-sand-ink" fillOpacity="1" />
        <path d="M0 150q48-40 96 0t96 0 96 0 92-4V188H0Z" fillOpacity="0.28" />
        <path d="M0 166q60-30 120 0t120 0 140-6V188H0Z" fillOpacity="0.55" />
      </g>
      <circle cx="190" cy="94" r="36" className="fill-accent" />
      <path
        d="M179 78v32a2.5 2.5 0 0 0 3.8 2.1l25.5-16a2.5 2.5 0 0 0 0-4.2l-25.5-16A2.5 2.5 0 0 0 179 78Z"
        className={`fill-on-accent ${upright}`}
      />
      <rect x="24" y="208" width="332" height="6" rx="3" className="fill-line" />
      <rect x="24" y="208" width="206" height="6" rx="3" className="fill-accent" />
      <circle cx="230" cy="211" r="8" className="fill-accent stroke-raised" strokeWidth="3" />
      <rect x="24" y="230" width="120" height="9" rx="4.5" className="fill-ink" fillOpacity="0.16" />
      <rect x="316" y="230" width="40" height="9" rx="4.5" className="fill-ink" fillOpacity="0.1" />
    </g>
  );
}

function Certificate() {
  return (
    <g transform="translate(272 222)" className={lift}>
      <rect width="222" height="158" rx="16" className="fill-raised stroke-line" />
      <rect
        x="11"
        y="11"
        width="200"
        height="136"
        rx="9"
        fill="none"
        className="stroke-accent-line"
        strokeWidth="1.5"
      />
      <rect x="32" y="36" width="104" height="11" rx="5.5" className="fill-ink" fillOpacity="0.7" />
      <rect x="32" y="60" width="142" height="7" rx="3.5" className="fill-ink" fillOpacity="0.16" />
      <rect x="32" y="76" width="118" height="7" rx="3.5" className="fill-ink" fillOpacity="0.16" />
      <path
        d="M32 122q10-14 18-4t14-4 16 4 22-3"
        fill="none"
        className="stroke-ink"
        strokeOpacity="0.45"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <g transform="translate(172 112)">
        <path d="M-11 12v28l11-7 11 7V12Z" className="fill-accent" />
        <circle r="22" className="fill-cover-sand" />
        <circle r="22" fill="none" className="stroke-cover-sand-ink" strokeWidth="2" strokeDasharray="3 3" />
        <path
          d="M-8 .5l5.5 5.5 10.5-11"
          fill="none"
          className={`stroke-cover-sand-ink ${upright}`}
          strokeWidth="3.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </g>
    </g>
  );
}

function Progress() {
  const round = 2 * Math.PI * 24;
  return (
    <g transform="translate(22 262)" className={lift}>
      <rect width="206" height="92" rx="16" className="fill-raised stroke-line" />
      <g transform="translate(50 46)" fill="none" strokeWidth="7">
        <circle r="24" className="stroke-line" />
        <circle
          r="24"
          className="stroke-accent"
          strokeLinecap="round"
          strokeDasharray={`${(round * 0.72).toFixed(1)} ${round.toFixed(1)}`}
          transform="rotate(-90)"
        />
      </g>
      <rect x="94" y="28" width="84" height="9" rx="4.5" className="fill-ink" fillOpacity="0.6" />
      <rect x="94" y="48" width="60" height="7" rx="3.5" className="fill-ink" fillOpacity="0.16" />
      <rect x="94" y="62" width="72" height="7" rx="3.5" className="fill-ink" fillOpacity="0.16" />
    </g>
  );
}
