/** The list of keys, with the switch that turns them off. */
import Modal from 'antd/es/modal'
import Switch from 'antd/es/switch'
import { REVIEW_KEYS } from './review-keys.pages.tsx'

export interface KeysHelpProps {
  readonly on: boolean
  readonly onSwitch: (on: boolean) => void
  readonly onClose: () => void
}

export function KeysHelp({ on, onSwitch, onClose }: KeysHelpProps) {
  return (
    <Modal open title="快捷键" footer={null} onCancel={onClose} width={400}>
      <dl className="review-keys">
        {REVIEW_KEYS.map(({ shown, label }) => (
          <div key={label}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        在原文中选中一段文字，可以标为任务；在一项任务里选中一部分，可以从中拆出一项。按 Esc 取消选中。
      </p>
      <p className="review-keys-switch">
        <span id="review-keys-switch">启用快捷键（仅本浏览器）</span>
        <Switch aria-labelledby="review-keys-switch" checked={on} onChange={onSwitch} />
      </p>
    </Modal>
  )
}
