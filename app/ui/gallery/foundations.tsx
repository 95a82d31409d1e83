import { type Tone, toneTint } from "../primitives/badge";
import { Icon } from "../primitives/icon";
import { type IconName, iconPaths } from "../primitives/icon-paths";
import { type GalleryPart, Sample } from "./sample";

const scale = ["text-4xl", "text-3xl", "text-2xl", "text-xl", "text-lg", "text-base", "text-sm", "text-xs"];
const dots = ["bg-accent", "bg-success", "bg-warning", "bg-danger", "bg-info"];

export function Foundations({ words }: GalleryPart) {
  const t = words.foundations;
  return (
    <>
      <Sample title={t.type}>
        <div className="grid gap-3">
          {scale.map((size, i) => (
            <p key={size} className={`${size} ${i < 4 ? "font-semibold tracking-tight" : ""}`}>
              {t.sample}
            </p>
          ))}
        </div>
      </Sample>
      <Sample title={t.colour}>
        <div className="grid gap-3 sm:grid-cols-3">
          {(["accent", "success", "warning", "danger", "info", "neutral"] as Tone[]).map((tone, i) => (
            <div key={tone} className={`flex items-center gap-3 rounded-lg p-4 ${toneTint[tone]}`}>
              <span className={`size-8 rounded-full ${dots[i] ?? "bg-ink-faint"}`} />
              <span className="grid">
                <span className="font-semibold">{t.colours[tone]}</span>
                <span className="text-sm">{t.tint}</span>
              </span>
            </div>
          ))}
        </div>
      </Sample>
      <Sample title={t.icons}>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-x-2 gap-y-5" dir="ltr" lang="en">
          {(Object.keys(iconPaths) as IconName[]).map((name) => (
            <li key={name} className="grid justify-items-center gap-2 text-center text-xs text-ink-faint">
              <Icon name={name} size={24} className="text-ink" />
              {name}
            </li>
          ))}
        </ul>
      </Sample>
      <Sample title={t.prose}>
        <Prose words={words} />
      </Sample>
    </>
  );
}

function Prose({ words: { prose } }: GalleryPart) {
  return (
    <div className="prose">
      <h2>{prose.heading}</h2>
      <p>
        {prose.first} <a href="#foundations">{prose.link}</a>
      </p>
      <ol>
        {prose.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ol>
      <blockquote>{prose.quote}</blockquote>
      <p>
        {prose.code.split("npm test")[0]}
        <code>npm test</code>
        {prose.code.split("npm test")[1]}
      </p>
    </div>
  );
}
