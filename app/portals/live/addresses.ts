export const sessionHref = (uuid: string) => `/live/${uuid}`;
export const attendanceHref = (course: string, session: string) => `/instructor/courses/${course}/live/${session}`;
