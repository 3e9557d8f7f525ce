/** Where no plan is published yet: the first steps of the office. */
import { useQuery } from '@tanstack/react-query'
import Steps from 'antd/es/steps'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'

export const usePlans = (enabled = true) =>
  useQuery({ queryKey: ['plans.list'], queryFn: () => api.plans.list({}), enabled })

/** Plan in, duties out: shown until the first plan is published. */
export function FirstPlan({ uploaded, mayPublish }: { uploaded: boolean; mayPublish: boolean }) {
  return (
    <section className="card start">
      <h2>从一份要点开始</h2>
      <p>本单位还没有发布年度要点，因此还没有责任事项。三步之后，每个支部、每位领导都会看到自己的下一步。</p>
      <Steps
        orientation="vertical"
        current={uploaded ? 1 : 0}
        items={[
          { title: '上传要点', content: '上传年度党建工作要点（Word、PDF 或文本文件），系统逐句读出其中的任务。' },
          { title: '审核', content: '对照原文逐条核对：谁做、多久一次、何时完成；可以采纳、修改，或不作任务。' },
          { title: '发布', content: '发布后生成责任清单，从此每项任务都知道该由谁、在哪天之前完成。' },
        ]}
      />
      {mayPublish && (
        <LinkButton look="primary" to="/plans">
          {uploaded ? '继续审核' : '上传要点'}
        </LinkButton>
      )}
    </section>
  )
}
