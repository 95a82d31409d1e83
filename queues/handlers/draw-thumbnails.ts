import { makeThumbnails } from "../../worker/modules/media";
import type { Handler } from "../run";

export const draw: Handler<"media.picture_arrived"> = ({ mediaUuid }, { runner }) =>
  runner.run(makeThumbnails, { uuid: mediaUuid });
