export interface LockedPackage {
  license?: string;
  dev?: boolean;
  optional?: boolean;
}
export interface Lock {
  packages: Record<string, LockedPackage>;
}

/** Ours to ship: they ask for their notice and nothing else. */
const permissive = new Set([
  ...["MIT", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "BlueOak-1.0.0", "CC0-1.0", "Unlicense"],
  ...["Zlib", "OFL-1.1", "Python-2.0"],
]);
/** Fit to build and test with: what they ask of changed copies does not reach what we ship. */
const forTools = new Set([...permissive, "MPL-2.0", "LGPL-3.0-or-later", "CC-BY-3.0", "CC-BY-4.0"]);

/** SPDX: of "OR" one must be fit, of "AND" all. */
export function isFit(expression: string, fit: ReadonlySet<string>): boolean {
  const bare = expression.replace(/[()]/g, " ").trim();
  return bare.split(/\s+OR\s+/).some((side) => side.split(/\s+AND\s+/).every((name) => fit.has(name.trim())));
}

/** Packages whose licence does not fit what they are here for; `licenceOf` reads it where the lock file does not say. */
export function unfitLicences({ packages }: Lock, licenceOf: (path: string) => string | undefined): string[] {
  return Object.entries(packages).flatMap(([path, { license, dev }]) => {
    if (path === "") return [];
    const expression = license ?? licenceOf(path) ?? "none";
    return isFit(expression, dev ? forTools : permissive)
      ? []
      : [`${path.replace(/^.*node_modules\//, "")}: ${expression}`];
  });
}
