/** The people of a body. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Table from 'antd/es/table'
import { useDeferredValue, useState } from 'react'
import { api } from '#ui/client.ts'
import { Failure } from '#ui/States.tsx'
import { type Body, PARTY_STATUSES, type Person, partyStatus } from './office.schema.ts'
import { MembershipForm, MoveForm, PersonForm } from './person-form.pages.tsx'
import { sideOf } from './side.rules.ts'

export interface BodyPeopleProps {
  readonly body: Body
  readonly bodies: readonly Body[]
  readonly mayEdit: boolean
  readonly onSaved: () => Promise<void>
}

/** What is to be changed of somebody. */
interface Change {
  readonly change: 'move' | 'membership'
  readonly person: Person
}

/** The largest body that is listed whole; beyond it one searches. */
const WHOLE = 200

export function BodyPeople({ body, bodies, mayEdit, onSaved }: BodyPeopleProps) {
  const [typed, setTyped] = useState('')
  const query = useDeferredValue(typed.trim())
  const [asking, setAsking] = useState<'person' | Change | null>(null)
  const found = useQuery({
    queryKey: ['office.people', query, body.id, WHOLE],
    queryFn: () => api.office.people({ query, bodyId: body.id, limit: WHOLE }),
    placeholderData: keepPreviousData,
  })
  // Asked for as the page opens: while somebody is looked for, it still tells how many there are.
  const everybody = useQuery({
    queryKey: ['office.people', '', body.id, WHOLE],
    queryFn: () => api.office.people({ query: '', bodyId: body.id, limit: WHOLE }),
  })
  const close = () => setAsking(null)
  const total = found.data?.total ?? 0
  const size = everybody.data?.total
  const columns = [
    { title: '姓名', dataIndex: 'name', width: 110 },
    {
      title: '政治面貌',
      key: 'membership',
      width: 110,
      render: (_: unknown, person: Person) => PARTY_STATUSES[partyStatus(person)],
    },
    sideOf(body.kind) === 'work'
      ? { title: '所在支部', dataIndex: 'bodyName' }
      : { title: '处室', dataIndex: 'division', render: (division: string | null) => division ?? '—' },
    { title: '职务', dataIndex: 'posts', render: (posts: readonly string[]) => posts.join('、') || '—' },
    {
      title: '',
      key: 'move',
      width: 160,
      hidden: !mayEdit,
      render: (_: unknown, person: Person) => (
        <>
          <Button
            size="small"
            type="text"
            aria-label={`调动${person.name}`}
            onClick={() => setAsking({ change: 'move', person })}
          >
            调动
          </Button>
          <Button
            size="small"
            type="text"
            aria-label={`更正${person.name}的政治面貌`}
            onClick={() => setAsking({ change: 'membership', person })}
          >
            政治面貌
          </Button>
        </>
      ),
    },
  ]
  return (
    <section className="card" aria-label="人员">
      <div className="office-head">
        <h3>
          人员{' '}
          <small className="quiet">{size === undefined ? '' : query ? `${size}人，找到${total}人` : `${size}人`}</small>
        </h3>
        <Input
          allowClear
          className="office-find"
          placeholder="姓名、拼音或首字母"
          aria-label="按姓名、拼音或首字母查找人员"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {mayEdit ? <Button onClick={() => setAsking('person')}>增加人员</Button> : null}
      </div>
      {found.isError ? (
        <Failure error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Table<Person>
          rowKey="id"
          size="small"
          loading={found.isPending}
          columns={columns}
          dataSource={found.data?.people}
          pagination={total > 20 ? { pageSize: 20, showSizeChanger: false, size: 'small' } : false}
          scroll={{ x: 620 }}
          locale={{
            emptyText: query
              ? '没有找到。'
              : mayEdit
                ? '还没有人员，请点“增加人员”，或在本页上方从 Excel 导入。'
                : '没有您可以查看的人员。',
          }}
        />
      )}
      {total > WHOLE ? <p className="quiet">只列出前{WHOLE}人，其余请查找。</p> : null}
      {asking === 'person' ? (
        <PersonForm body={body} first={size === 0} onDone={() => void onSaved()} onClose={close} />
      ) : null}
      {typeof asking === 'object' && asking?.change === 'move' ? (
        <MoveForm person={asking.person} bodies={bodies} onDone={() => void onSaved()} onClose={close} />
      ) : null}
      {typeof asking === 'object' && asking?.change === 'membership' ? (
        <MembershipForm person={asking.person} onDone={() => void onSaved()} onClose={close} />
      ) : null}
    </section>
  )
}
