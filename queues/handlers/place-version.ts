import { makeThumbnails, placeVersion } from "../../worker/modules/media";
import type { Handler } from "../run";

/** In this order: what is drawn smaller is what links show. */
export const place: Handler<"media.version_chosen"> = async ({ mediaUuid }, { runner }) => {
  await runner.run(placeVersion, { uuid: mediaUuid });
  await runner.run(makeThumbnails, { uuid: mediaUuid });
};
