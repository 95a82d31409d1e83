/** What a browser says of itself, as far as a person needs it to know their own device again. Null where it says nothing we know. */
export interface Device {
  browser: string | null;
  system: string | null;
  form: "phone" | "tablet" | "desktop" | "program";
}

// Order matters: Edge, Opera and Samsung's browser also call themselves Chrome, and Chrome calls itself Safari.
const browsers: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\bOPR\/|\bOpera/, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bChrome\/|\bCriOS\/|\bChromium\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/\biPhone\b|\biPad\b|\biPod\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

export function deviceOf(agent: string | null): Device {
  const nameIn = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(agent ?? ""))?.[1] ?? null;
  return { browser: nameIn(browsers), system: nameIn(systems), form: formOf(agent ?? "") };
}

function formOf(agent: string): Device["form"] {
  if (!agent.startsWith("Mozilla/")) return "program";
  if (/\biPad\b|\bTablet\b/.test(agent) || (/\bAndroid\b/.test(agent) && !/\bMobile\b/.test(agent))) return "tablet";
  return /\bMobi/.test(agent) ? "phone" : "desktop";
}
