export { archiveEvents } from "./archive";
export { enterRoom } from "./enter";
export { listReports } from "./list-reports";
export { listRooms } from "./list-rooms";
export { reportMessage } from "./report";
export { settleReport } from "./settle-report";
