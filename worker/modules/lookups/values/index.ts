import { commerce } from "./commerce";
import { community } from "./community";
import { hiring } from "./hiring";
import { learning } from "./learning";
import { messaging } from "./messaging";
import { people } from "./people";
import { platform } from "./platform";
import type { GroupSeed } from "./shape";
import { support } from "./support";

/** Every lookup type and value that the product begins with. */
export const lookupGroups: readonly GroupSeed[] = [
  people,
  learning,
  hiring,
  community,
  commerce,
  support,
  messaging,
  platform,
];
