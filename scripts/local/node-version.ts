/** Ends with a sentence when Node is too old. Called before anything is imported that would fail less clearly. */
export function requireNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return;
  console.error(
    `RecruitLMS needs Node 22.12 or newer; this is ${process.version}.\n` +
      'On Linux (x64) "npm ci" brings a fitting one along, which "npm start" and "npx" then use: run "npm ci" again.\n' +
      "Elsewhere install Node 22 from https://nodejs.org/ or with your version manager.",
  );
  process.exit(1);
}
