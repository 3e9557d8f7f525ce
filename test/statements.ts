/** Statements by hand, as no endpoint would send them, for what the database itself refuses. */
import { newId } from '#kernel/id.ts'

/** What a record's rows say about it. */
export interface Line {
  readonly id: string
  readonly subject: string
  readonly by: string
  readonly class: 0 | 1
}
/** One row of a table, each as a statement. */
export const statementsFor = (bureau: string) => ({
  record: ({ id, subject, by, class: level }: Line) =>
    `insert into record (bureau_id, id, kind, title, subject_id, class, state, held_on, version, version_by, entered_by, entered_on)
   values ('${bureau}', '${id}', 'plain', '学习', '${subject}', ${level}, 'submitted', '2026-03-02', 1, '${by}', '${by}', '2026-03-02')`,
  version: ({ id, subject, by, class: level }: Line, number = 1) =>
    `insert into record_version (bureau_id, record_id, version, class, subject_id, content, entered_by, entered_by_name, entered_on)
   values ('${bureau}', '${id}', ${number}, ${level}, '${subject}', '{}', '${by}', '', '2026-03-02')`,
  person: ({ id, subject, by, class: level }: Line, who: string) =>
    `insert into record_person (bureau_id, record_id, person_id, part, subject_id, class, entered_by)
   values ('${bureau}', '${id}', '${who}', 'present', '${subject}', ${level}, '${by}')`,
  action: ({ id, subject, by, class: level }: Line, action: string, madeBy: string) =>
    `insert into record_action (bureau_id, id, record_id, version, action, made_by, made_by_name, made_on, class, subject_id, entered_by)
   values ('${bureau}', '${newId()}', '${id}', 1, '${action}', '${madeBy}', '', '2026-03-02', ${level}, '${subject}', '${by}')`,
  credit: ({ id, subject, by, class: level }: Line) =>
    `insert into credit (bureau_id, id, record_id, class, entered_by, kind, subject_id, subject_is_post, held_on, entered_on, known_from)
   values ('${bureau}', '${newId()}', '${id}', ${level}, '${by}', 'study_session', '${subject}', false, '2026-03-02', '2026-03-02', '2026-03-02')`,
  file: (purpose: string, by: string, owner: string | null = null) =>
    `insert into file (bureau_id, id, name, media_type, size, sha256, purpose, owner_id, uploaded_by)
   values ('${bureau}', '${newId()}', '签到表.pdf', '', 1, '', '${purpose}', ${owner ? `'${owner}'` : 'null'}, '${by}')`,
  /** A second row like one that is there. */
  copy: (table: string) =>
    `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()))).* from ${table} t limit 1`,
  audit: () =>
    `insert into audit (bureau_id, id, endpoint, outcome, request_id) values ('${bureau}', '${newId()}', 'test', 'done', 'test')`,
})
