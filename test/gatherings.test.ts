/** Records of gatherings over HTTP: who should have been there and who was, of whatever kind. */
import { expect, it } from 'vitest'
import { formatDay, todayInBeijing } from '#kernel/day.ts'
import { newId } from '#kernel/id.ts'
import { assemblyOf, makeBureau, signInAs } from './builders.ts'
import { startServer } from './server.ts'

const today = formatDay(todayInBeijing())
const server = await startServer()
const bureau = await makeBureau(server)
const [secretary, officer] = await Promise.all([
  signInAs(server, bureau, 'secretary'),
  signInAs(server, bureau, 'officer'),
])
const { people } = bureau
/** With a guest, who is on no roster of the branch. */
const lecture = {
  ...assemblyOf(bureau, today),
  ...{ present: [people.secretary, people.member, people.officer], absent: [people.head] },
}

it.each([
  // Five members in the branch, one of whom holds a post in it.
  ['党课', 'lecture', lecture, { due: 5, present: 2, absent: 1 }, 2],
  ['主题党日', 'party_day', lecture, { due: 5, present: 2, absent: 1 }, 2],
  [
    '支部委员会',
    'committee',
    { ...lecture, present: [people.secretary], absent: [] },
    { due: 1, present: 1, absent: 0 },
    0,
  ],
] as const)('%s的应到、实到、缺席按当天名册，谁看都一样', async (_, kind, content, counted, missing) => {
  const id = newId()
  await secretary.api.records.submit({ id, kind, content })
  for (const reader of [secretary, officer]) {
    const { attended } = await reader.api.records.get({ id })
    expect(attended).toMatchObject(counted)
    expect(attended!.missing).toHaveLength(missing)
  }
})
