export { type AccessReason, courseAccess, isOpenEnrolment, mayOpenCourse, statusAt } from "./access";
export { completeEnrolmentStatement, holdEnrolment } from "./complete-enrolment";
export { drop } from "./drop";
export { enrol } from "./enrol";
export { enrolStudent } from "./enrol-student";
export { expireDue } from "./expire-due";
export { listMine } from "./list-mine";
export { listOfCourse } from "./list-of-course";
export { remove } from "./remove";
