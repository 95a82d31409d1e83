import { compressor, condenser, evaporator, expansionValve } from "./cold-parts";
import { circuitOverview, whereToMeasure } from "./cold-ring";
import type { Drawing } from "./kit";
import { cellsInSeries, junctionFreesElectron, moreLightMoreCurrent, sunlightHitsCell } from "./solar-cell";
import { lockAndTag, proveDead, sunSideStaysLive } from "./solar-lock-out";
import { acOffFirst, dcIsolatorOff, twoSources } from "./solar-switch-off";
import { coldRaisesVoltage, dcToAcPath } from "./solar-system";
import { groupPiles, orderResult, selectCounts } from "./sql-groups";
import { fromTable, questionAndQuery, whereFilter } from "./sql-query";

/** Every drawing by the name that a scene calls it by. What each shows is told beside the scene, in the course's folder. */
export const drawings: Record<string, Drawing> = {
  "solar-sunlight-hits-cell": sunlightHitsCell,
  "solar-junction-frees-electron": junctionFreesElectron,
  "solar-cells-in-series-add-voltage": cellsInSeries,
  "solar-more-light-more-current": moreLightMoreCurrent,
  "solar-cold-raises-voltage": coldRaisesVoltage,
  "solar-dc-to-ac-path": dcToAcPath,
  "solar-loto-two-sources": twoSources,
  "solar-loto-ac-off-first": acOffFirst,
  "solar-loto-dc-isolator-off": dcIsolatorOff,
  "solar-loto-lock-and-tag": lockAndTag,
  "solar-loto-prove-dead": proveDead,
  "solar-loto-sun-side-stays-live": sunSideStaysLive,
  "sql-question-and-query": questionAndQuery,
  "sql-from-table": fromTable,
  "sql-where-filter": whereFilter,
  "sql-group-piles": groupPiles,
  "sql-select-counts": selectCounts,
  "sql-order-result": orderResult,
  "cold-circuit-overview": circuitOverview,
  "cold-compressor": compressor,
  "cold-condenser": condenser,
  "cold-expansion-valve": expansionValve,
  "cold-evaporator": evaporator,
  "cold-where-to-measure": whereToMeasure,
};
