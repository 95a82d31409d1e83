import { sql } from "drizzle-orm";
import type { Writing } from "../../../kernel/database";
import { instructors, students, type UserType, users } from "../schema";

/** The row that hangs on an account by its kind, where the kind has one and the account has none yet. */
export const addProfileRow = (w: Writing, uuid: string, userType: UserType | undefined) =>
  w.execute(sql`insert into ${userType === "instructor" ? instructors : students} (user_id)
    select id from ${users} where uuid = ${uuid}::uuid and ${userType === "student" || userType === "instructor"}::boolean
    on conflict (user_id) do nothing`);
