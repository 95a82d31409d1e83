import type { BenchCourse } from "./course";
import { type Ask, call, page } from "./http";
import type { Person } from "./people";
import type { Staff } from "./steps";

export interface ListAsk {
  name: string;
  make: () => Ask;
}

const open = (path: string) => () => page(path);

/** Pages and lists that are asked for at both scales. Each works over the demo data and over volume. */
export function scaledAsks(course: BenchCourse, { token }: Person, { admin, author }: Staff): ListAsk[] {
  const asAdmin = (path: string) => () => call(admin.token, "GET", path);
  const learn = `/student/learn/${course.slug}`;
  return [
    { name: "Home", make: open("/") },
    { name: "Catalogue", make: open("/courses") },
    { name: "Catalogue by title, Arabic", make: open("/ar/courses?sort=title") },
    { name: "Catalogue of a level, free", make: open("/courses?level=beginner&price=free") },
    { name: "Catalogue of a category", make: open("/courses?category=renewable-energy") },
    { name: "Catalogue, searched", make: open("/courses?q=solar") },
    { name: "Catalogue, searched in Arabic", make: open(`/ar/courses?q=${encodeURIComponent("الطاقة")}`) },
    { name: "Course", make: open(`/courses/${course.slug}`) },
    { name: "Certificate check", make: open(`/verify/${course.certificateNumber}`) },
    { name: "Student's dashboard", make: () => page("/student", token) },
    { name: "My courses", make: () => page("/student/courses", token) },
    { name: "Player", make: () => page(`${learn}/${course.textLesson}`, token) },
    { name: "API: enrolments.listMine", make: () => call(token, "GET", "/me/enrolments") },
    { name: "API: enrolments.listOfCourse", make: asAdmin(`/courses/${course.uuid}/enrolments`) },
    { name: "API: courses.listManaged", make: () => call(author.token, "GET", "/authoring/courses") },
    { name: "API: courses.listManaged, searched", make: () => call(author.token, "GET", "/authoring/courses?q=solar") },
    { name: "API: users.list", make: asAdmin("/users") },
    { name: "API: users.list, searched", make: asAdmin("/users?q=Harbour") },
    { name: "API: certificates.list", make: asAdmin("/certificates") },
    { name: "API: audit.search", make: asAdmin("/audit") },
    { name: "API: media.list", make: asAdmin("/media") },
    { name: "API: attempts of a quiz", make: asAdmin(`/quizzes/${course.quizUuid}/attempts`) },
  ];
}
